package dev.jeton.tck.attempt;

import static dev.jeton.tck.attempt.Attempts.assertBlockedFor;
import static dev.jeton.tck.attempt.Attempts.counted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.store.AttemptStore.Attempt;
import dev.jeton.store.AttemptStore.Attempt.Counted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a key is blocked, and for how long. */
interface BlockingRules extends Attempts {

  @Test
  default void theFailureAtTheLimitBlocksTheKey() {
    failAtOnce("alice", 2);

    Attempt third = begin("alice", NOON);

    assertThat(third).isEqualTo(new Counted(NOON, SECOND));
    assertBlockedFor(SECOND, begin("alice", NOON));
  }

  @Test
  default void eachFurtherFailureDoublesTheBlockUpToTheLongest() {
    List<Duration> delays = new ArrayList<>();
    Instant now = NOON;

    for (int failure = 1; failure <= 11; failure++) {
      Duration delay = counted(begin("alice", now)).delay();
      delays.add(delay);
      now = now.plus(delay);
    }

    assertThat(delays.stream().map(Duration::toSeconds))
        .containsExactly(0L, 0L, 1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
  }

  @Test
  default void isBlockedUntilTheEndOfItsDelay() {
    failAtOnce("alice", 3);
    Instant last = NOON.plusMillis(999);

    assertThat(blocked("alice", last)).isEqualTo(Duration.ofMillis(1));
    assertBlockedFor(Duration.ofMillis(1), begin("alice", last));
  }

  @Test
  default void isFreeAtTheEndOfItsDelay() {
    failAtOnce("alice", 3);
    Instant end = NOON.plus(SECOND);

    assertThat(blocked("alice", end)).isZero();
    assertThat(begin("alice", end)).isEqualTo(new Counted(end, Duration.ofSeconds(2)));
  }

  @Test
  default void anAttemptWhileBlockedIsNotCountedAndProlongsNothing() {
    failAtOnce("alice", 3);

    for (int millis = 0; millis < 1000; millis += 50) begin("alice", NOON.plusMillis(millis));

    assertThat(begin("alice", NOON.plus(SECOND)))
        .isEqualTo(new Counted(NOON.plus(SECOND), Duration.ofSeconds(2)));
  }

  @Test
  default void askingWhetherAKeyIsBlockedCountsNothing() {
    failAtOnce("alice", 2);

    for (int asked = 1; asked <= 5; asked++) blocked("alice", NOON);

    assertThat(counted(begin("alice", NOON)).delay()).isEqualTo(SECOND);
  }

  @Test
  default void aNodeWhoseClockIsBehindIsBlockedToo() {
    failAtOnce("alice", 3);

    assertThat(blocked("alice", NOON.minusSeconds(10))).isEqualTo(SECOND);
  }
}
