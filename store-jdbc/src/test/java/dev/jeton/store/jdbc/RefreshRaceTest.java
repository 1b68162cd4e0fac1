package dev.jeton.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.jeton.key.KeyAlgorithm;
import dev.jeton.key.KeyPolicy;
import dev.jeton.key.KeyPurpose;
import dev.jeton.key.KeyRing;
import dev.jeton.key.KeyStore;
import dev.jeton.store.SessionStore;
import dev.jeton.tck.fake.ManualClock;
import dev.jeton.tck.race.JarRace;
import dev.jeton.tck.race.RefreshRace;
import dev.jeton.tck.race.RefreshRace.Outcome;
import dev.jeton.token.RotationPolicy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
class RefreshRaceTest {

  private final Set<String> macKeys = new HashSet<>();

  @Test
  @DisplayName("JWT attack 46: eight clients that refresh one session at once log nobody out")
  void nobodyIsLoggedOutAndEachGenerationHasOneToken() throws SQLException {
    Outcome outcome = outcome(RotationPolicy.graceful(), 1_000);

    assertThat(outcome.loggedOut()).isZero();
    assertThat(outcome.generation()).isBetween(300, 1_000);
    assertThat(outcome.tokens()).isEqualTo(outcome.generation());
    assertThat(macKeys).hasSizeGreaterThan(10);
  }

  @Test
  @DisplayName("The same race against a rotation without grace logs somebody out: it would be seen")
  void withoutAGraceTheRaceIsLost() throws SQLException {
    Outcome outcome = outcome(RotationPolicy.strict().within(Duration.ZERO), 20);

    assertThat(outcome.loggedOut()).isPositive();
  }

  private Outcome outcome(RotationPolicy policy, int rounds) throws SQLException {
    try (HikariDataSource pool = Postgres.pool()) {
      SessionStore store = JdbcSessionStore.open(pool);
      // It runs ahead of the database's own clock, which is the one that ends sessions there.
      ManualClock clock = new ManualClock(store.now());
      KeyRing keys = KeyRing.open(
          KeyStore.ephemeral(), KeyPolicy.ephemeral().withJwtAlgorithm(KeyAlgorithm.HS256), clock);
      return RefreshRace.over(store, keys, clock, policy)
          .run(JarRace.of(1, clock).rounds(rounds).between(round -> changeKeys(keys, round)));
    }
  }

  // Each signs some minutes later, in the middle of a race.
  private void changeKeys(KeyRing keys, int round) {
    if (round % 90 == 0) keys.rotate(KeyPurpose.ROTATE);
    if (round % 70 == 0) keys.rotate(KeyPurpose.MAC);
    macKeys.add(keys.active(KeyPurpose.MAC).id());
  }
}
