package dev.jeton.tck.attempt;

import static dev.jeton.tck.attempt.Attempts.assertBlockedFor;
import static dev.jeton.tck.attempt.Attempts.counted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.store.AttemptStore;
import dev.jeton.store.AttemptStore.Attempt;
import dev.jeton.store.AttemptStore.Attempt.Counted;
import dev.jeton.tck.store.Race;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is counted, for how long, and what takes it back. */
interface CountingRules extends Attempts {

  int RUNNERS = 8;
  int ROUNDS = 25;

  @Test
  default void failuresBelowTheLimitBlockNothing() {
    failAtOnce("alice", 2);

    assertThat(blocked("alice", NOON)).isZero();
  }

  @Test
  default void anAttemptIsCountedAtItsInstant() {
    Attempt first = begin("alice", NOON);

    assertThat(first).isEqualTo(new Counted(NOON, Duration.ZERO));
  }

  @Test
  default void aFailureCountsUntilItsTimeIsOver() {
    failAtOnce("alice", 2);

    Attempt later = begin("alice", NOON.plus(HOUR).minusMillis(1));

    assertThat(counted(later).delay()).isEqualTo(SECOND);
  }

  @Test
  default void aFailureCountsNoMoreWhenItsTimeIsOver() {
    failAtOnce("alice", 2);

    Attempt later = begin("alice", NOON.plus(HOUR));

    assertThat(counted(later).delay()).isZero();
  }

  @Test
  default void keysAreCountedApart() {
    failAtOnce("login:alice", 3);

    assertThat(blocked("step-up:alice", NOON)).isZero();
  }

  @Test
  default void whatOneNodeCountsBlocksOnAnother() {
    for (int failure = 1; failure <= 3; failure++)
      (failure % 2 == 0 ? store() : anotherHandle()).begin("alice", FROM_THREE, NOON);

    assertThat(blocked("alice", NOON)).isEqualTo(SECOND);
    assertThat(anotherHandle().blocked("alice", FROM_THREE, NOON)).isEqualTo(SECOND);
  }

  @Test
  default void ofManyAttemptsAtOnceOnlyAsManyPassAsTheLimitAllows() {
    for (int round = 0; round < ROUNDS; round++) {
      String key = "alice" + round;

      List<Attempt> attempts = Race.of(
          RUNNERS,
          runner -> (runner % 2 == 0 ? store() : anotherHandle()).begin(key, FROM_THREE, NOON));

      assertThat(attempts).filteredOn(Counted.class::isInstance).hasSize(3);
    }
  }

  @Test
  default void aForgottenKeyStartsAnew() {
    failAtOnce("alice", 3);

    store().forget("alice");

    assertThat(blocked("alice", NOON)).isZero();
    assertThat(counted(begin("alice", NOON)).delay()).isZero();
  }

  @Test
  default void anAttemptTakenBackLiftsTheBlockThatItCausedAndLeavesTheOthers() {
    failAtOnce("office", 2);
    Counted right = counted(begin("office", NOON));

    store().withdraw("office", right.at());

    assertThat(blocked("office", NOON)).isZero();
    assertThat(counted(begin("office", NOON)).delay()).isEqualTo(SECOND);
  }

  @Test
  default void attemptsTakenBackDoNotWearDownTheFailuresBefore() {
    Instant now = NOON;
    for (int failure = 1; failure <= 20; failure++)
      now = now.plus(counted(begin("office", now)).delay());

    for (int success = 1; success <= 20; success++)
      store().withdraw("office", counted(begin("office", now)).at());

    assertThat(counted(begin("office", now)).delay()).isEqualTo(FROM_THREE.longest());
  }

  @Test
  default void takingBackWhatWasNeverCountedChangesNothing() {
    failAtOnce("alice", 3);

    store().withdraw("alice", NOON.plusSeconds(5));
    store().withdraw("bob", NOON);

    assertBlockedFor(SECOND, begin("alice", NOON));
  }

  @Test
  default void aKeyIsNeitherEmptyNorLong() {
    String longest = "k".repeat(AttemptStore.LONGEST_KEY);

    assertThat(blocked(longest, NOON)).isZero();
    for (String wrong : List.of("", longest + "k")) {
      assertThatThrownBy(() -> begin(wrong, NOON)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> blocked(wrong, NOON)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> store().withdraw(wrong, NOON))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> store().forget(wrong)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
