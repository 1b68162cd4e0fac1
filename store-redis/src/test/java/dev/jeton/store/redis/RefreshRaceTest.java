package dev.jeton.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("long")
class RefreshRaceTest {

  @ParameterizedTest
  @EnumSource
  @DisplayName("JWT attack 46: eight clients that refresh one session at once log nobody out")
  void nobodyIsLoggedOutAndEachGenerationHasOneToken(TestRedis kind) {
    Outcome outcome = outcome(kind, RotationPolicy.graceful(), 1_000);

    assertThat(outcome.loggedOut()).isZero();
    assertThat(outcome.generation()).isBetween(300, 1_000);
    assertThat(outcome.tokens()).isEqualTo(outcome.generation());
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("The same race against a rotation without grace logs somebody out: it would be seen")
  void withoutAGraceTheRaceIsLost(TestRedis kind) {
    Outcome outcome = outcome(kind, RotationPolicy.strict().within(Duration.ZERO), 20);

    assertThat(outcome.loggedOut()).isPositive();
  }

  private static Outcome outcome(TestRedis kind, RotationPolicy policy, int rounds) {
    try (RedisDatabase redis = kind.connect(kind.options())) {
      SessionStore store = RedisSessionStore.in(redis);
      // It runs ahead of the server's own clock, which is the one that ends sessions there.
      ManualClock clock = new ManualClock(store.now());
      KeyRing keys = KeyRing.open(
          KeyStore.ephemeral(), KeyPolicy.ephemeral().withJwtAlgorithm(KeyAlgorithm.HS256), clock);
      return RefreshRace.over(store, keys, clock, policy)
          .run(JarRace.of(1, clock).rounds(rounds).between(round -> changeKeys(keys, round)));
    }
  }

  // Each signs some minutes later, in the middle of a race.
  private static void changeKeys(KeyRing keys, int round) {
    if (round % 90 == 0) keys.rotate(KeyPurpose.ROTATE);
    if (round % 70 == 0) keys.rotate(KeyPurpose.MAC);
  }
}
