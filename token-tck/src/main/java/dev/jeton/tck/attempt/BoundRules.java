package dev.jeton.tck.attempt;

import static dev.jeton.tck.attempt.Attempts.counted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.store.AttemptStore.Attempt;
import dev.jeton.store.AttemptStore.Attempt.Blocked;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** That a store stays within its room, and what it may not forget for that. */
interface BoundRules extends Attempts {

  /** How many keys a store has room for here. */
  int ROOM = 100;

  @Test
  default void aFloodOfKeysBelowTheirLimitDoesNotWashAwayAKeyThatReachedIt() {
    failAtOnce("alice", 3);
    Instant afterwards = NOON.plusSeconds(30);

    for (int other = 0; other < 3 * ROOM; other++) begin("other" + other, afterwards);

    assertThat(counted(begin("alice", afterwards)).delay()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  default void aFloodOfBlockedKeysDoesNotWashAwayABlockInForce() {
    failAtOnce("alice", 3);

    for (int other = 0; other < 3 * ROOM; other++) failAtOnce("other" + other, 3);

    assertThat(blocked("alice", NOON)).isEqualTo(SECOND);
  }

  @Test
  default void whereNoBlockCanBeRememberedTheKeyIsBlockedUntilOneCan() {
    for (int other = 0; other < ROOM; other++) failAtOnce("other" + other, 3);
    Instant later = NOON.plusMillis(400);
    begin("alice", later);
    begin("alice", later);

    Attempt third = begin("alice", later);

    assertThat(third).isEqualTo(new Blocked(Duration.ofMillis(600)));
    assertThat(counted(begin("alice", NOON.plus(SECOND))).delay()).isEqualTo(SECOND);
  }

  @Test
  default void neverRemembersMoreKeysThanItHasRoomFor() {
    for (int key = 0; key < 3 * ROOM; key++) failAtOnce("key" + key, 1 + key % 3);

    int remembered = store().purge(NOON.plus(HOUR), 10 * ROOM);

    assertThat(remembered).isBetween(ROOM / 2, ROOM);
  }

  @Test
  default void whatIsForgottenGivesItsRoomBack() {
    for (int other = 0; other < ROOM; other++) {
      begin("other" + other, NOON);
      store().forget("other" + other);
    }

    for (int key = 0; key < ROOM / 2; key++) begin("key" + key, NOON);

    assertThat(store().purge(NOON.plus(HOUR), ROOM)).isEqualTo(ROOM / 2);
  }

  @Test
  default void purgeForgetsWhatCountsNoMoreUpToItsLimit() {
    failAtOnce("alice", 3);
    failAtOnce("bob", 1);
    failAtOnce("carol", 1);
    begin("dave", NOON.plusMillis(1));

    int first = store().purge(NOON.plus(HOUR), 2);
    int second = anotherHandle().purge(NOON.plus(HOUR), 2);

    assertThat(first).isEqualTo(2);
    assertThat(second).isEqualTo(1);
    assertThat(store().purge(NOON.plus(HOUR).plusMillis(1), 2)).isEqualTo(1);
  }

  @Test
  default void purgeLeavesABlockInForce() {
    failAtOnce("alice", 3);

    int forgotten = store().purge(NOON, ROOM);

    assertThat(forgotten).isZero();
    assertThat(blocked("alice", NOON)).isEqualTo(SECOND);
  }
}
