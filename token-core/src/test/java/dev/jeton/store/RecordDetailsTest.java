package dev.jeton.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.identity.Authentication;
import dev.jeton.identity.Permission;
import dev.jeton.session.ClientInfo;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordDetailsTest {

  private static final String JSON = """
      {"v":1,"roles":["b","a"],"permissions":["orders:*"],\
      "authentications":[{"method":"pwd","at":1735689600123,"level":2}],\
      "client":{"label":"A \\"browser\\"","address":"192.0.2.0"}}""";

  private static final RecordDetails DETAILS = new RecordDetails(
      new LinkedHashSet<>(List.of("b", "a")),
      Set.of(new Permission("orders:*")),
      List.of(new Authentication("pwd", Instant.parse("2025-01-01T00:00:00.123Z"), 2)),
      new ClientInfo("A \"browser\"", "192.0.2.0"));

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
  void theDetailsOfARecordAreThoseOfItsSubjectAndClient() {
    SessionRecord record = Records.opened(1);

    RecordDetails details = RecordDetails.of(record);

    assertThat(details.roles()).isEqualTo(record.subject().roles());
    assertThat(details.permissions()).isEqualTo(record.subject().permissions());
    assertThat(details.authentications()).isEqualTo(record.authentications());
    assertThat(details.client()).isEqualTo(record.client());
  }

  @Test
  void namesOfAnyScriptSurvive() {
    Set<String> roles = Set.of("\u00e9".repeat(255), "\ud83d\udd11 \u05d0\u0301 \\ \" \uffff");
    RecordDetails details =
        new RecordDetails(roles, Set.of(), List.of(), new ClientInfo("\u6f22", ""));

    assertThat(RecordDetails.parse(details.json())).contains(details);
  }

  @Test
  void whatALaterVersionAddedIsPassedOver() {
    String more = JSON.replace("{\"v\":1,", "{\"v\":1,\"later\":{\"any\":[null]},");

    assertThat(RecordDetails.parse(more)).contains(DETAILS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"v\":2", "\"v\":0", "\"v\":\"1\"", "\"v\":1.0", "\"w\":1"})
  void anUnknownVersionIsAbsent(String version) {
    assertThat(RecordDetails.parse(JSON.replace("\"v\":1", version))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"roles\":[\"b\",\"a\"]",
        "\"permissions\":[\"orders:*\"]",
        "\"method\":\"pwd\"",
        "\"at\":1735689600123",
        "\"level\":2",
        "\"address\":\"192.0.2.0\""
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
  @ValueSource(strings = {"", "{}", "null", "[]", "nonsense", "{\"v\":1", "{\"v\":1}", "\u0000"})
  void nonsenseIsAbsent(String json) {
    assertThat(RecordDetails.parse(json)).isEmpty();
  }

  @Test
  void aPermissionOfAnUnknownFormMakesThemAbsent() {
    assertThat(RecordDetails.parse(JSON.replace("orders:*", "*:orders"))).isEmpty();
  }
}
