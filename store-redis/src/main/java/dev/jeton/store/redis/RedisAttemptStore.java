package dev.jeton.store.redis;

import dev.jeton.store.AttemptStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Attempts in Redis, for applications that run on several nodes: a guesser finds the same count on
 * each. Thread-safe; each verb is one step of one command, in one slot of a Cluster. Instants and
 * delays are exact to a millisecond. Whatever fails is a {@link dev.jeton.store.StoreException}.
 *
 * <p>Bounded as the one in memory is: half of the capacity is for keys that are still below their
 * limit, half for those that reached it. Where a half is full, the key whose last failure is oldest
 * makes room among the former, and one whose block is over among the latter; while all of those are
 * in force, a key that is about to reach its limit is blocked instead of counted. A key goes by
 * itself an hour after nothing of it counts any more.
 *
 * <p><b>Durability.</b> No replica is waited for: a failover may undo the last attempts, and a
 * guesser gets as many more. A server that evicts keys sets guessers free.
 */
public final class RedisAttemptStore implements AttemptStore {

  /**
   * How many keys are remembered unless told otherwise. One takes some 400 bytes, and 14 for each of
   * its failures.
   */
  public static final int DEFAULT_CAPACITY = 100_000;

  // While a script runs, everybody waits.
  private static final int PURGED_AT_ONCE = 100;

  private final RedisDatabase redis;
  private final String half;

  private RedisAttemptStore(RedisDatabase redis, int capacity) {
    this.redis = redis;
    this.half = Integer.toString(capacity / 2);
  }

  /** The attempts in {@code redis}, {@value #DEFAULT_CAPACITY} keys at most. Nothing is asked yet. */
  public static RedisAttemptStore in(RedisDatabase redis) {
    return in(redis, DEFAULT_CAPACITY);
  }

  /** The attempts in {@code redis}, {@code capacity} keys at most, at least 2. */
  public static RedisAttemptStore in(RedisDatabase redis, int capacity) {
    if (capacity < 2)
      throw new IllegalArgumentException("capacity " + capacity + " is less than 2");
    return new RedisAttemptStore(redis, capacity);
  }

  @Override
  public Duration blocked(String key, Limit limit, Instant now) {
    return millis(asked("blocked", key, now, limit, List.of()).get(1));
  }

  @Override
  public Attempt begin(String key, Limit limit, Instant now) {
    List<Object> answer = asked("begin", key, now, limit, List.of(half));
    return answer.get(0).equals("COUNTED")
        ? new Attempt.Counted(Instant.EPOCH.plus(millis(answer.get(1))), millis(answer.get(2)))
        : new Attempt.Blocked(millis(answer.get(1)));
  }

  private List<Object> asked(String verb, String key, Instant now, Limit limit, List<String> more) {
    Limit by = limit.inWholeMillis();
    List<String> values = new ArrayList<>(List.of(
        verb,
        AttemptStore.demandKey(key),
        Long.toString(now.toEpochMilli()),
        millis(by.within()),
        millis(by.first()),
        millis(by.longest()),
        Integer.toString(by.from())));
    values.addAll(more);
    return run(values.toArray(String[]::new));
  }

  @Override
  public void withdraw(String key, Instant at) {
    run("withdraw", AttemptStore.demandKey(key), Long.toString(at.toEpochMilli()), half);
  }

  @Override
  public void forget(String key) {
    run("forget", AttemptStore.demandKey(key));
  }

  @Override
  public int purge(Instant now, int limit) {
    int forgotten = 0;
    int asked;
    int some;
    do {
      asked = Math.min(limit - forgotten, PURGED_AT_ONCE);
      if (asked <= 0) return forgotten;
      String moment = Long.toString(now.toEpochMilli());
      some = Integer.parseInt(
          (String) run("purge", Integer.toString(asked), moment).get(0));
      forgotten += some;
    } while (some == asked);
    return forgotten;
  }

  private List<Object> run(String... values) {
    return redis.runIn(redis.attempts(), Script.ATTEMPT, Reply.LIST, values);
  }

  private static Duration millis(Object text) {
    return Duration.ofMillis(Long.parseLong((String) text));
  }

  private static String millis(Duration duration) {
    return Long.toString(duration.toMillis());
  }
}
