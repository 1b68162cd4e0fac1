package dev.jeton.tck.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.key.KeyAlgorithm;
import dev.jeton.key.KeyPolicy;
import dev.jeton.key.KeyPurpose;
import dev.jeton.key.KeyRing;
import dev.jeton.key.KeyStore;
import dev.jeton.store.InMemorySessionStore;
import dev.jeton.store.SessionStore;
import dev.jeton.tck.fake.ManualClock;
import dev.jeton.tck.race.RefreshRace.Outcome;
import dev.jeton.token.RotationPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("long")
class RefreshRaceTest {

  private final Set<String> macKeys = new HashSet<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  @DisplayName("JWT attack 46: eight clients that refresh one session at once log nobody out")
  void nobodyIsLoggedOutAndEachGenerationHasOneToken(long seed) {
    Outcome outcome = outcome(RotationPolicy.graceful(), seed, race -> race);

    assertThat(outcome.loggedOut()).isZero();
    assertThat(outcome.lost()).isBetween(1_400, 1_800);
    assertThat(outcome.generation()).isBetween(300, 1_000);
    assertThat(outcome.tokens()).isEqualTo(outcome.generation());
    assertThat(macKeys).hasSizeGreaterThan(10);
  }

  @Test
  void threeTabsLoseAnswersAndStayLoggedIn() {
    Outcome outcome = outcome(RotationPolicy.graceful(), 1, race -> race.clients(3));

    assertThat(outcome.loggedOut()).isZero();
    assertThat(outcome.recovered()).isPositive();
    assertThat(outcome.tokens()).isEqualTo(outcome.generation());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void threeTabsWhoseAnswersAreLateByLessThanTheGraceStayLoggedIn(long seed) {
    Outcome outcome = outcome(RotationPolicy.graceful(), seed, late(Duration.ofSeconds(9)));

    assertThat(outcome.loggedOut()).isZero();
    assertThat(outcome.recovered()).isPositive();
    assertThat(outcome.tokens()).isEqualTo(outcome.generation());
  }

  @Test
  @DisplayName("Answers that are later than the grace are what it can't forgive: it would be seen")
  void answersThatAreLaterThanTheGraceLogOut() {
    Outcome outcome = outcome(RotationPolicy.graceful(), 1, late(Duration.ofSeconds(30)));

    assertThat(outcome.loggedOut()).isGreaterThan(100);
  }

  @Test
  @DisplayName("The same race against a rotation without grace logs somebody out: it would be seen")
  void withoutAGraceTheRaceIsLost() {
    Outcome outcome = outcome(RotationPolicy.strict().within(Duration.ZERO), 1, race -> race);

    assertThat(outcome.loggedOut()).isGreaterThan(500);
  }

  @Test
  void oneSeedIsOneRace() {
    Outcome once = outcome(RotationPolicy.graceful(), 7, race -> race.rounds(100));

    Outcome again = outcome(RotationPolicy.graceful(), 7, race -> race.rounds(100));

    assertThat(again).isEqualTo(once);
  }

  private static UnaryOperator<JarRace> late(Duration most) {
    return race -> race.clients(3).lostOneIn(0).lateUpTo(most);
  }

  private Outcome outcome(RotationPolicy policy, long seed, UnaryOperator<JarRace> rules) {
    ManualClock clock = new ManualClock(Instant.parse("2026-01-01T12:00:00Z"));
    SessionStore store = new InMemorySessionStore(clock);
    KeyPolicy withoutSignatures = KeyPolicy.ephemeral().withJwtAlgorithm(KeyAlgorithm.HS256);
    try (KeyRing keys = KeyRing.open(KeyStore.ephemeral(), withoutSignatures, clock)) {
      JarRace race = JarRace.of(seed, clock).between(round -> changeKeys(keys, round));
      return RefreshRace.over(store, keys, clock, policy).run(rules.apply(race));
    }
  }

  // Each signs some minutes later, in the middle of a race.
  private void changeKeys(KeyRing keys, int round) {
    if (round % 90 == 0) keys.rotate(KeyPurpose.ROTATE);
    if (round % 70 == 0) keys.rotate(KeyPurpose.MAC);
    macKeys.add(keys.active(KeyPurpose.MAC).id());
  }
}
