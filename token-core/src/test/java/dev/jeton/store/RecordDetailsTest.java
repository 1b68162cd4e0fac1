package dev.jeton.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.identity.Authentication;
import dev.jeton.identity.Permission;
import dev.jeton.identity.SubjectId;
import dev.jeton.session.ClientInfo;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordDetailsTest {

  private static final String JSON = """
      {"v":2,"roles":["b","a"],"permissions":["orders:*"],\
      "authentications":[{"method":"pwd","at":1735689600123,"level":2}],\
      "client":{"label":"A \\"browser\\"","address":"192.0.2.0"},\
      "rotation":{"at":1735689600456,"rotate":"AAAAAQ","mac":"AAAAAg","cut":false,\
      "recovered":true,"grace_hits":3},\
      "actor":{"tenant":"acme","subject":"root"},\
      "client_key":"NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs"}""";

  // Written by the version that knew no rotation; never to be edited.
  private static final String WRITTEN_BEFORE_ROTATIONS = """
      {"v":1,"roles":["b","a"],"permissions":["orders:*"],\
      "authentications":[{"method":"pwd","at":1735689600123,"level":2}],\
      "client":{"label":"A \\"browser\\"","address":"192.0.2.0"}}""";

  private static final RecordDetails DETAILS = new RecordDetails(
      new LinkedHashSet<>(List.of("b", "a")),
      Set.of(new Permission("orders:*")),
      List.of(new Authentication("pwd", Instant.parse("2025-01-01T00:00:00.123Z"), 2)),
      new ClientInfo("A \"browser\"", "192.0.2.0"),
      new Rotation(
          Instant.parse("2025-01-01T00:00:00.456Z"),
          Optional.of("AAAAAQ"),
          Optional.of("AAAAAg"),
          false,
          true,
          3),
      Optional.of(new SubjectId("acme", "root")),
      Optional.of("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs"));

  @Test
  void theFormIsTheSameInEveryStoreAndEveryProcess() {
    assertThat(DETAILS.json()).isEqualTo(JSON);
  }

  @Test
  void whatWasWrittenIsRead() {
    assertThat(RecordDetails.parse(JSON)).contains(DETAILS);
    assertThat(RecordDetails.parse(JSON).orElseThrow().roles()).containsExactly("b", "a");
  }

  @Test
  void whatWasWrittenOfAGenerationThatNothingAsksForAnyMoreIsPassedOver() {
    String former = JSON.replace("\"cut\":false,", "\"cut\":false,\"confirmed\":true,");

    assertThat(RecordDetails.parse(former)).contains(DETAILS);
  }

  @Test
  void whatTheVersionBeforeRotationsWroteIsRead() {
    RecordDetails details = RecordDetails.parse(WRITTEN_BEFORE_ROTATIONS).orElseThrow();

    assertThat(details.roles()).containsExactly("b", "a");
    assertThat(details.permissions()).isEqualTo(DETAILS.permissions());
    assertThat(details.authentications()).isEqualTo(DETAILS.authentications());
    assertThat(details.client()).isEqualTo(DETAILS.client());
    assertThat(details.rotation()).isEqualTo(Rotation.UNKNOWN);
    assertThat(details.actor()).isEmpty();
    assertThat(details.clientKey()).isEmpty();
  }

  @Test
  void whatMayBeMissingIsNotWritten() {
    RecordDetails details = RecordDetails.of(Records.opened(1));

    assertThat(details.json()).doesNotContain("\"rotate\"", "mac", "actor", "client_key");
    assertThat(RecordDetails.parse(details.json())).contains(details);
  }

  @Test
  void theDetailsOfARecordAreThoseOfItsSubjectAndClient() {
    SessionRecord record = SessionDraft.of(Records.opened(1))
        .actor(DETAILS.actor())
        .rotation(DETAILS.rotation())
        .clientKey(DETAILS.clientKey())
        .record();

    RecordDetails details = RecordDetails.of(record);

    assertThat(details.roles()).isEqualTo(record.subject().roles());
    assertThat(details.permissions()).isEqualTo(record.subject().permissions());
    assertThat(details.authentications()).isEqualTo(record.authentications());
    assertThat(details.client()).isEqualTo(record.client());
    assertThat(details.rotation()).isEqualTo(record.rotation());
    assertThat(details.actor()).isEqualTo(record.actor());
    assertThat(details.clientKey()).isEqualTo(record.clientKey());
  }

  @Test
  void namesOfAnyScriptSurvive() {
    Set<String> roles = Set.of("\u00e9".repeat(255), "\ud83d\udd11 \u05d0\u0301 \\ \" \uffff");
    RecordDetails details = new RecordDetails(
        roles,
        Set.of(),
        List.of(),
        new ClientInfo("\u6f22", ""),
        Rotation.UNKNOWN,
        Optional.of(SubjectId.of("\ud83d\udd11 \u05d0\u0301")),
        Optional.empty());

    assertThat(RecordDetails.parse(details.json())).contains(details);
  }

  @Test
  void whatALaterVersionAddedIsPassedOver() {
    String more = JSON.replace("{\"v\":2,", "{\"v\":2,\"later\":{\"any\":[null]},");

    assertThat(RecordDetails.parse(more)).contains(DETAILS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"v\":3", "\"v\":0", "\"v\":\"2\"", "\"v\":2.0", "\"w\":1"})
  void anUnknownVersionIsAbsent(String version) {
    assertThat(RecordDetails.parse(JSON.replace("\"v\":2", version))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"roles\":[\"b\",\"a\"]",
        "\"permissions\":[\"orders:*\"]",
        "\"method\":\"pwd\"",
        "\"at\":1735689600123",
        "\"level\":2",
        "\"address\":\"192.0.2.0\"",
        "\"at\":1735689600456",
        "\"cut\":false",
        "\"recovered\":true",
        "\"grace_hits\":3",
        "\"tenant\":\"acme\"",
        "\"subject\":\"root\""
      })
  void detailsThatLackSomethingAreAbsent(String member) {
    assertThat(JSON).contains(member);

    assertThat(RecordDetails.parse(JSON.replace(member, "\"another\":1"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"level\":0",
        "\"level\":10",
        "\"level\":4294967298",
        "\"level\":-1",
        "\"level\":2.0",
        "\"level\":\"2\""
      })
  void aLevelOutOfBoundsIsAbsentAndNeverAnother(String level) {
    assertThat(RecordDetails.parse(JSON.replace("\"level\":2", level))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"actor\":null",
        "\"actor\":\"root\"",
        "\"client_key\":43",
        "\"rotate\":1",
        "\"mac\":null",
        "\"grace_hits\":-1",
        "\"grace_hits\":2147483648"
      })
  void aPartOfAnotherShapeIsNeverTakenForOneThatIsMissing(String member) {
    String name = member.substring(0, member.indexOf(':'));
    String misshapen = JSON.replaceFirst(name + ":(\\{.*?\\}|[^,}]+)", member);
    assertThat(misshapen).contains(member).isNotEqualTo(JSON);

    assertThat(RecordDetails.parse(misshapen)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "null", "[]", "nonsense", "{\"v\":1", "{\"v\":1}", "\u0000"})
  void nonsenseIsAbsent(String json) {
    assertThat(RecordDetails.parse(json)).isEmpty();
  }

  @Test
  void aPermissionOfAnUnknownFormMakesThemAbsent() {
    assertThat(RecordDetails.parse(JSON.replace("orders:*", "*:orders"))).isEmpty();
  }
}
