package dev.jeton.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.store.AttemptStore.Attempt;
import dev.jeton.store.AttemptStore.Limit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class InMemoryAttemptStoreTest {

  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Limit FROM_THREE =
      new Limit(3, HOUR, Duration.ofSeconds(1), Duration.ofSeconds(60));

  private final InMemoryAttemptStore store = new InMemoryAttemptStore(100);

  @Test
  void failuresBelowTheLimitBlockNothing() {
    failAtOnce("alice", 2);

    Duration blocked = store.blocked("alice", FROM_THREE, NOON);

    assertThat(blocked).isZero();
  }

  @Test
  void theFailureAtTheLimitBlocksTheKey() {
    failAtOnce("alice", 2);

    Attempt third = store.begin("alice", FROM_THREE, NOON);

    assertThat(third).isEqualTo(new Attempt.Counted(NOON, Duration.ofSeconds(1)));
    assertThat(store.begin("alice", FROM_THREE, NOON))
        .isEqualTo(new Attempt.Blocked(Duration.ofSeconds(1)));
  }

  @Test
  void eachFurtherFailureDoublesTheBlockUpToTheLongest() {
    List<Duration> delays = new ArrayList<>();
    Instant now = NOON;

    for (int failure = 1; failure <= 11; failure++) {
      Duration delay = counted(store.begin("alice", FROM_THREE, now)).delay();
      delays.add(delay);
      now = now.plus(delay);
    }

    assertThat(delays.stream().map(Duration::toSeconds))
        .containsExactly(0L, 0L, 1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
  }

  @Test
  void isBlockedUntilTheEndOfItsDelay() {
    failAtOnce("alice", 3);

    Duration blocked = store.blocked("alice", FROM_THREE, NOON.plusMillis(999));

    assertThat(blocked).isEqualTo(Duration.ofMillis(1));
  }

  @Test
  void isFreeAtTheEndOfItsDelay() {
    failAtOnce("alice", 3);

    Duration blocked = store.blocked("alice", FROM_THREE, NOON.plusSeconds(1));

    assertThat(blocked).isZero();
  }

  @Test
  void anAttemptWhileBlockedIsNotCountedAndProlongsNothing() {
    failAtOnce("alice", 3);

    for (int millis = 0; millis < 1000; millis++)
      store.begin("alice", FROM_THREE, NOON.plusMillis(millis));

    assertThat(store.begin("alice", FROM_THREE, NOON.plusSeconds(1)))
        .isEqualTo(new Attempt.Counted(NOON.plusSeconds(1), Duration.ofSeconds(2)));
  }

  @Test
  void aFailureCountsUntilItsTimeIsOver() {
    failAtOnce("alice", 2);

    Attempt later = store.begin("alice", FROM_THREE, NOON.plus(HOUR).minusNanos(1));

    assertThat(counted(later).delay()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void aFailureCountsNoMoreWhenItsTimeIsOver() {
    failAtOnce("alice", 2);

    Attempt later = store.begin("alice", FROM_THREE, NOON.plus(HOUR));

    assertThat(counted(later).delay()).isZero();
  }

  @Test
  void aForgottenKeyStartsAnew() {
    failAtOnce("alice", 3);

    store.forget("alice");

    assertThat(counted(store.begin("alice", FROM_THREE, NOON)).delay()).isZero();
  }

  @Test
  void keysAreCountedApart() {
    failAtOnce("login:alice", 3);

    Duration blocked = store.blocked("step-up:alice", FROM_THREE, NOON);

    assertThat(blocked).isZero();
  }

  @Test
  void anAttemptTakenBackLiftsTheBlockThatItCausedAndLeavesTheOthers() {
    failAtOnce("office", 2);
    Attempt.Counted right = counted(store.begin("office", FROM_THREE, NOON));

    store.withdraw("office", right.at());

    assertThat(store.blocked("office", FROM_THREE, NOON)).isZero();
    assertThat(counted(store.begin("office", FROM_THREE, NOON)).delay())
        .isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void attemptsTakenBackDoNotWearDownTheFailuresBefore() {
    Instant now = NOON;
    for (int failure = 1; failure <= 20; failure++)
      now = now.plus(counted(store.begin("office", FROM_THREE, now)).delay());

    for (int success = 1; success <= 20; success++)
      store.withdraw("office", counted(store.begin("office", FROM_THREE, now)).at());

    assertThat(counted(store.begin("office", FROM_THREE, now)).delay())
        .isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void takingBackWhatWasNeverCountedChangesNothing() {
    failAtOnce("alice", 3);

    store.withdraw("alice", NOON.plusSeconds(5));
    store.withdraw("bob", NOON);

    assertThat(store.blocked("alice", FROM_THREE, NOON)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void ofManyAttemptsAtOnceOnlyAsManyPassAsTheLimitAllows() throws Exception {
    int attackers = 8;
    int rounds = 1000;
    InMemoryAttemptStore roomy = new InMemoryAttemptStore();
    CyclicBarrier together = new CyclicBarrier(attackers);
    AtomicIntegerArray counted = new AtomicIntegerArray(rounds);
    ExecutorService threads = Executors.newFixedThreadPool(attackers);
    List<Future<?>> attempts = new ArrayList<>();
    try {
      for (int each = 0; each < attackers; each++)
        attempts.add(threads.submit(() -> {
          for (int round = 0; round < rounds; round++) {
            together.await();
            if (roomy.begin("alice" + round, FROM_THREE, NOON) instanceof Attempt.Counted)
              counted.incrementAndGet(round);
          }
          return rounds;
        }));

      for (Future<?> attempt : attempts) attempt.get();

      for (int round = 0; round < rounds; round++)
        assertThat(counted.get(round)).isEqualTo(3);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aFloodOfKeysBelowTheirLimitDoesNotWashAwayAKeyThatReachedIt() {
    failAtOnce("alice", 3);
    Instant afterwards = NOON.plusSeconds(30);

    for (int other = 0; other < 1000; other++) store.begin("other" + other, FROM_THREE, afterwards);

    assertThat(counted(store.begin("alice", FROM_THREE, afterwards)).delay())
        .isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void aFloodOfBlockedKeysDoesNotWashAwayABlockInForce() {
    failAtOnce("alice", 3);

    for (int other = 0; other < 1000; other++) failAtOnce("other" + other, 3);

    assertThat(store.blocked("alice", FROM_THREE, NOON)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void whereNoBlockCanBeRememberedTheKeyIsBlockedUntilOneCan() {
    for (int other = 0; other < 50; other++) failAtOnce("other" + other, 3);
    Instant later = NOON.plusMillis(400);
    store.begin("alice", FROM_THREE, later);
    store.begin("alice", FROM_THREE, later);

    Attempt third = store.begin("alice", FROM_THREE, later);

    assertThat(third).isEqualTo(new Attempt.Blocked(Duration.ofMillis(600)));
    assertThat(counted(store.begin("alice", FROM_THREE, NOON.plusSeconds(1))).delay())
        .isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void theKeyWhoseLastFailureIsOldestMakesRoom() {
    InMemoryAttemptStore small = new InMemoryAttemptStore(4);
    small.begin("first", FROM_THREE, NOON);
    small.begin("second", FROM_THREE, NOON);
    small.begin("first", FROM_THREE, NOON);

    small.begin("third", FROM_THREE, NOON);

    assertThat(counted(small.begin("first", FROM_THREE, NOON)).delay())
        .isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void neverRemembersMoreKeysThanItsCapacity() {
    for (int key = 0; key < 1000; key++) failAtOnce("key" + key, 1 + key % 3);

    int size = store.size();

    assertThat(size).isEqualTo(100);
  }

  @Test
  void aNodeWhoseClockIsBehindIsBlockedToo() {
    failAtOnce("alice", 3);

    Duration blocked = store.blocked("alice", FROM_THREE, NOON.minusSeconds(10));

    assertThat(blocked).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void failuresOfAClockThatWasSetBackCountNoMore() {
    failAtOnce("alice", 3);

    Duration blocked = store.blocked("alice", FROM_THREE, NOON.minus(HOUR));

    assertThat(blocked).isZero();
  }

  @Test
  void purgeForgetsWhatCountsNoMoreUpToItsLimit() {
    failAtOnce("alice", 3);
    failAtOnce("bob", 1);
    failAtOnce("carol", 1);
    store.begin("dave", FROM_THREE, NOON.plusSeconds(1));

    int first = store.purge(NOON.plus(HOUR), 2);
    int second = store.purge(NOON.plus(HOUR), 2);

    assertThat(first).isEqualTo(2);
    assertThat(second).isEqualTo(1);
    assertThat(store.size()).isEqualTo(1);
  }

  @Test
  void aKeyIsNeitherEmptyNorLong() {
    String longest = "k".repeat(AttemptStore.LONGEST_KEY);

    assertThat(store.blocked(longest, FROM_THREE, NOON)).isZero();
    assertThatThrownBy(() -> store.begin(longest + "k", FROM_THREE, NOON))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a key of 201 characters is not 1 to 200");
    assertThatThrownBy(() -> store.forget("")).isInstanceOf(IllegalArgumentException.class);
  }

  private void failAtOnce(String key, int times) {
    for (int failure = 1; failure <= times; failure++) store.begin(key, FROM_THREE, NOON);
  }

  private static Attempt.Counted counted(Attempt attempt) {
    assertThat(attempt).isInstanceOf(Attempt.Counted.class);
    return (Attempt.Counted) attempt;
  }
}
