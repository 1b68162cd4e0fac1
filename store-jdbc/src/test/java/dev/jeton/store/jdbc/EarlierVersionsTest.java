package dev.jeton.store.jdbc;

import static dev.jeton.store.jdbc.TestDatabase.execute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.identity.Authentication;
import dev.jeton.identity.SubjectId;
import dev.jeton.key.StoredKey;
import dev.jeton.session.ClientInfo;
import dev.jeton.session.EndReason;
import dev.jeton.session.TokenKind;
import dev.jeton.store.AttemptStore.Limit;
import dev.jeton.store.RememberedEnd;
import dev.jeton.store.Rotation;
import dev.jeton.store.SessionDraft;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionRecord.End;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;

/**
 * A database that has lived through every version: each left what only it could write ({@code
 * version-….sql}, which are never edited), and the present one reads it all.
 */
class EarlierVersionsTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Instant OPENED = Instant.parse("2025-01-01T00:00:00.123Z");
  private static final Pattern BYTES = Pattern.compile("x'([0-9a-f]+)'");
  private static final SessionRecord FIRST = SessionDraft.opened(
          Sessions.id(1),
          TokenKind.SESSION,
          Sessions.SUBJECT,
          1,
          Sessions.hash(1),
          new Authentication("pwd", OPENED, 1),
          OPENED)
      .client(new ClientInfo("the-client", "192.0.2.0"))
      .rotation(Rotation.UNKNOWN)
      .record();

  @EachDatabase
  void whatEveryVersionWroteIsRead(TestDatabase database, @TempDir Path directory)
      throws SQLException, IOException {
    DataSource source = database.fresh(directory);
    for (int version = 1; version <= Schema.STEPS.size(); version++) {
      Database opened = Database.of(source, TIMEOUT, JdbcTables.DEFAULT);
      new Upgrade(opened, Schema.STEPS.subList(0, version)).run();
      for (String statement : writtenBy(version, database)) execute(source, statement);
    }

    JdbcSessionStore store = JdbcSessionStore.open(source);

    assertThat(store.find(FIRST.id())).contains(FIRST);
    assertThat(endOf(store, 2)).contains(end(EndReason.LOGGED_OUT, "2025-01-01T00:01:40Z"));
    SessionRecord acting = store.find(Sessions.id(3)).orElseThrow();
    assertThat(acting.actor()).contains(new SubjectId("acme", "root"));
    assertThat(acting.kind()).isEqualTo(TokenKind.REFRESH);
    assertThat(acting.rotation())
        .isEqualTo(new Rotation(
            Instant.parse("2025-01-01T00:00:00.456Z"),
            Optional.of("AAAAAQ"),
            Optional.of("AAAAAg"),
            false,
            true,
            3));
    assertThat(acting.end())
        .as("that of the actor's tenant")
        .contains(end(EndReason.REVOKED, "2025-01-01T00:03:20Z"));
    assertThat(store.epoch()).isEqualTo(3);
    assertThat(store.remembered(Sessions.id(5)).map(RememberedEnd::generation)).contains(4);
    assertThat(JdbcKeyStore.open(source).load())
        .containsExactly(new StoredKey("jwt-1", "the-sealed"));
    assertThat(JdbcAttemptStore.open(source)
            .blocked(
                "login:account:alice",
                new Limit(2, Duration.ofMinutes(10), Duration.ofMinutes(1), Duration.ofMinutes(1)),
                OPENED))
        .isEqualTo(Duration.ofMinutes(1));
  }

  private static Optional<End> endOf(JdbcSessionStore store, int number) {
    return store.find(Sessions.id(number)).flatMap(SessionRecord::end);
  }

  private static End end(EndReason reason, String at) {
    return new End(reason, Instant.parse(at));
  }

  // A version without a file makes this fail: who adds one writes down what it alone could write.
  private static List<String> writtenBy(int version, TestDatabase database) throws IOException {
    String name = "version-" + version + ".sql";
    try (InputStream file = EarlierVersionsTest.class.getResourceAsStream(name)) {
      assertThat(file).as(name).isNotNull();
      String text = BYTES
          .matcher(new String(file.readAllBytes(), StandardCharsets.UTF_8))
          .replaceAll(hex -> database.literal(HexFormat.of().parseHex(hex.group(1))));
      return List.of(text.strip().split(";\n?"));
    }
  }
}
