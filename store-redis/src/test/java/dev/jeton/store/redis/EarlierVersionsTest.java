package dev.jeton.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.identity.Authentication;
import dev.jeton.identity.SubjectId;
import dev.jeton.session.ClientInfo;
import dev.jeton.session.TokenKind;
import dev.jeton.store.Rotation;
import dev.jeton.store.SessionDraft;
import dev.jeton.store.SessionRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sessions as each version wrote them ({@code session-….txt}, fields and values line by line, which are
 * never edited). Whoever changes what is written adds a file.
 */
class EarlierVersionsTest {

  private static final int PRESENT = 2;
  private static final Instant OPENED = Instant.parse("2025-01-01T00:00:00.123Z");
  private static final SessionRecord RECORD = SessionDraft.opened(
          Sessions.id(3),
          TokenKind.REFRESH,
          Sessions.SUBJECT,
          2,
          Sessions.hash(3),
          new Authentication("pwd", OPENED, 1),
          OPENED)
      .client(new ClientInfo("the-client", "192.0.2.0"))
      .persistent(true)
      .actor(Optional.of(new SubjectId("acme", "root")))
      .version(7)
      .generation(3)
      .rotation(new Rotation(
          Instant.parse("2025-01-01T00:00:00.456Z"),
          Optional.of("AAAAAQ"),
          Optional.of("AAAAAg"),
          false,
          true,
          3))
      .record();

  @ParameterizedTest
  @ValueSource(ints = {1, PRESENT})
  void whatEveryVersionWroteIsRead(int version) throws IOException {
    Map<String, String> written = Reply.fields(writtenBy(version));
    List<@Nullable String> values = new ArrayList<>();
    for (Field field : Field.values()) values.add(written.get(field.key()));

    assertThat(SessionHash.read(RECORD.id(), values, "")).contains(RECORD);
  }

  @Test
  void whatThisVersionWritesIsWrittenDown() throws IOException {
    assertThat(SessionHash.fields(RECORD)).isEqualTo(writtenBy(PRESENT));
  }

  private static List<String> writtenBy(int version) throws IOException {
    try (InputStream file =
        EarlierVersionsTest.class.getResourceAsStream("session-" + version + ".txt")) {
      return List.of(new String(file.readAllBytes(), StandardCharsets.UTF_8).split("\n"));
    }
  }
}
