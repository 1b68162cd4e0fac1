package dev.jeton.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.key.KeyAlgorithm;
import dev.jeton.key.KeyPolicy;
import dev.jeton.key.KeyPurpose;
import dev.jeton.key.KeyRing;
import dev.jeton.key.KeyUnavailableException;
import dev.jeton.key.MasterKey;
import dev.jeton.key.StoredKey;
import dev.jeton.store.StoreException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeyTableTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2030-01-01T00:00:00Z"), ZoneOffset.UTC);
  private static final MasterKey MASTER = MasterKey.of(new byte[32]);

  @EachDatabase
  void aRingThatRestsInATableIsFoundThereAgain(TestDatabase database, @TempDir Path directory)
      throws SQLException {
    DataSource source = database.fresh(directory);

    KeyRing made = ring(source, KeyAlgorithm.ES256);
    KeyRing found = ring(source, KeyAlgorithm.ES256);

    for (KeyPurpose purpose : KeyPurpose.values())
      assertThat(found.active(purpose).id()).isEqualTo(made.active(purpose).id());
  }

  @EachDatabase
  void eachVerbIsOneStatement(TestDatabase database, @TempDir Path directory) throws SQLException {
    SpyingDataSource spy = new SpyingDataSource(database.fresh(directory));
    JdbcKeyStore store = JdbcKeyStore.open(spy.source());
    StoredKey first = new StoredKey("jwt-1", "first");
    StoredKey second = new StoredKey("jwt-1", "second");

    assertThat(spy.statementsOf(() -> store.createIfAbsent(first))).hasSize(1);
    assertThat(spy.statementsOf(() -> store.createIfAbsent(first))).hasSize(1);
    assertThat(spy.statementsOf(store::load)).hasSize(1);
    assertThat(spy.statementsOf(() -> store.replace(first, second))).hasSize(1);
    assertThat(spy.statementsOf(() -> store.remove(second))).hasSize(1);
  }

  @EachDatabase
  void sessionsAndKeysShareADatabase(TestDatabase database, @TempDir Path directory)
      throws SQLException {
    DataSource source = database.fresh(directory);
    JdbcSessionStore sessions = JdbcSessionStore.open(source);
    JdbcKeyStore keys = JdbcKeyStore.open(source);

    keys.createIfAbsent(new StoredKey("jwt-1", "sealed"));

    assertThat(keys.load()).hasSize(1);
    assertThat(sessions.epoch()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"ES256", "HS256", "PS256", "ED25519"})
  @DisplayName("Requirement 51: a dump of the table holds no private key in the clear")
  void theFilesOfADatabaseTellNoKey(KeyAlgorithm algorithm, @TempDir Path directory)
      throws Exception {
    ring(Sqlite.unpooled(directory.resolve("keys.db")), algorithm);

    String dump = contentOf(directory);

    // Whatever is sealed is a JWE; of what it seals no member and no form of a key may be seen.
    assertThat(dump)
        .contains("jwt-1", "eyJ")
        .doesNotContain("\"kty\"", "\"d\"", "\"k\"", "PRIVATE KEY", encoded("{\"kty\""));
    assertThat(sealedTexts(dump)).hasSizeGreaterThanOrEqualTo(KeyPurpose.values().length);
  }

  @Test
  void aDatabaseThatCantBeReachedIsNamedWithARemedy(@TempDir Path directory) {
    DataSource away = Sqlite.unpooled(directory.resolve("absent/keys.db"));

    assertThatThrownBy(() -> JdbcKeyStore.open(away))
        .isInstanceOf(KeyUnavailableException.class)
        .hasMessageContaining("can't be asked for keys")
        .hasMessageContaining("check that it runs")
        .hasCauseInstanceOf(StoreException.class);
  }

  @EachDatabase
  void aTableThatIsGoneIsNoEmptyAnswer(TestDatabase database, @TempDir Path directory)
      throws SQLException {
    DataSource source = database.fresh(directory);
    JdbcKeyStore store = JdbcKeyStore.open(source);
    TestDatabase.execute(source, "drop table jeton_key");

    assertThatThrownBy(store::load)
        .isInstanceOf(KeyUnavailableException.class)
        .hasMessageStartingWith("the table jeton_key in ");
    assertThatThrownBy(() -> store.createIfAbsent(new StoredKey("jwt-1", "sealed")))
        .isInstanceOf(KeyUnavailableException.class);
  }

  @Test
  void aKeyKeepsItsName(@TempDir Path directory) {
    JdbcKeyStore store = JdbcKeyStore.open(Sqlite.unpooled(directory.resolve("keys.db")));

    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> store.replace(new StoredKey("jwt-1", "sealed"), new StoredKey("jwt-2", "sealed")))
        .withMessage("jwt-2 can't take the place of jwt-1: a key keeps its name");
  }

  @EachDatabase
  void aTimeoutIsOneToSixtyWholeSeconds(TestDatabase database, @TempDir Path directory)
      throws SQLException {
    DataSource source = database.fresh(directory);

    for (Duration wrong : List.of(Duration.ZERO, Duration.ofMillis(1500), Duration.ofSeconds(61)))
      assertThatIllegalArgumentException()
          .isThrownBy(() -> JdbcKeyStore.open(source, wrong))
          .withMessage("timeout " + wrong + " is not 1 to 60 whole seconds");
    assertThat(JdbcKeyStore.open(source, Duration.ofSeconds(60)).load()).isEmpty();
  }

  private static KeyRing ring(DataSource source, KeyAlgorithm algorithm) {
    return KeyRing.open(
        JdbcKeyStore.open(source),
        KeyPolicy.sealedUnder(MASTER).withJwtAlgorithm(algorithm),
        CLOCK);
  }

  private static String contentOf(Path directory) throws Exception {
    StringBuilder content = new StringBuilder();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList())
        content.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
    }
    return content.toString();
  }

  private static List<String> sealedTexts(String dump) {
    return Pattern.compile("eyJ[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+){4}")
        .matcher(dump)
        .results()
        .map(MatchResult::group)
        .toList();
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }
}
