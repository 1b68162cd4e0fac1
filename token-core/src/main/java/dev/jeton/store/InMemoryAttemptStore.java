package dev.jeton.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Attempts in the memory of this process. Thread-safe, under one lock that is never held for long.
 *
 * <p>Bounded: half of the capacity is for keys that are still below their limit, half for those
 * that reached it. Where a half is full, the key whose last failure is oldest makes room. So nobody
 * can wash away the count of a key that reached its limit without failing as often on as many
 * others, and a block in force is not washed away at all: while that half holds nothing else, a key
 * that is about to reach its limit is blocked instead of counted.
 */
public final class InMemoryAttemptStore implements AttemptStore {

  /**
   * How many keys are remembered unless told otherwise. One takes some 200 bytes, and 30 for each
   * of its failures.
   */
  public static final int DEFAULT_CAPACITY = 100_000;

  private final int half;
  // In the order of the last failure, oldest first: a key that fails again is put in anew.
  private final Map<String, Failures> counting = new LinkedHashMap<>();
  private final Map<String, Failures> blocking = new LinkedHashMap<>();

  public InMemoryAttemptStore() {
    this(DEFAULT_CAPACITY);
  }

  /** A store that remembers at most {@code capacity} keys, at least 2. */
  public InMemoryAttemptStore(int capacity) {
    if (capacity < 2)
      throw new IllegalArgumentException("capacity " + capacity + " is less than 2");
    half = capacity / 2;
  }

  @Override
  public synchronized Duration blocked(String key, Limit limit, Instant now) {
    return known(AttemptStore.demandKey(key))
        .map(failures -> failures.remaining(limit, now))
        .orElse(Duration.ZERO);
  }

  @Override
  public synchronized Attempt begin(String key, Limit limit, Instant now) {
    Failures failures =
        known(AttemptStore.demandKey(key)).orElseGet(() -> Failures.none(limit)).live(limit, now);
    Duration remaining = failures.remaining(limit, now);
    if (!remaining.isZero()) return new Attempt.Blocked(remaining);
    Failures next = failures.plus(now);
    if (next.atLimit() && !blocking.containsKey(key) && blocking.size() >= half) {
      Optional<Duration> full = roomAmongBlocking(now);
      if (full.isPresent()) return new Attempt.Blocked(full.get());
    }
    put(key, next);
    return new Attempt.Counted(next.last(), next.delay());
  }

  @Override
  public synchronized void withdraw(String key, Instant at) {
    known(AttemptStore.demandKey(key))
        .filter(failures -> failures.at().contains(at))
        .ifPresent(failures -> {
          Failures rest = failures.minus(at);
          if (rest.at().isEmpty()) forget(key);
          else put(key, rest);
        });
  }

  @Override
  public synchronized void forget(String key) {
    counting.remove(AttemptStore.demandKey(key));
    blocking.remove(key);
  }

  @Override
  public synchronized int purge(Instant now, int limit) {
    int forgotten = 0;
    for (Map<String, Failures> each : List.of(counting, blocking)) {
      Iterator<Failures> failures = each.values().iterator();
      while (failures.hasNext() && forgotten < limit) {
        if (failures.next().countAt(now)) continue;
        failures.remove();
        forgotten++;
      }
    }
    return forgotten;
  }

  synchronized int size() {
    return counting.size() + blocking.size();
  }

  private Optional<Failures> known(String key) {
    return Optional.ofNullable(blocking.getOrDefault(key, counting.get(key)));
  }

  private void put(String key, Failures failures) {
    forget(key);
    if (failures.atLimit()) {
      blocking.put(key, failures);
      return;
    }
    if (counting.size() >= half) removeFirst(counting);
    counting.put(key, failures);
  }

  /**
   * Lets go of the oldest key whose block is over; where there is none, tells when the first one
   * will be.
   */
  private Optional<Duration> roomAmongBlocking(Instant now) {
    Duration shortest = Duration.ofSeconds(Long.MAX_VALUE);
    for (Iterator<Failures> each = blocking.values().iterator(); each.hasNext(); ) {
      Failures failures = each.next();
      Duration remaining = failures.remaining(failures.limit(), now);
      if (remaining.isZero()) {
        each.remove();
        return Optional.empty();
      }
      if (remaining.compareTo(shortest) < 0) shortest = remaining;
    }
    return Optional.of(shortest);
  }

  private static void removeFirst(Map<String, Failures> map) {
    Iterator<String> keys = map.keySet().iterator();
    keys.next();
    keys.remove();
  }
}
