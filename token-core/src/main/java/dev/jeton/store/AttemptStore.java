package dev.jeton.store;

import java.time.Duration;
import java.time.Instant;

/**
 * Counts attempts that failed, by key, and blocks a key for a growing while. Every verb is one
 * atomic step: an attempt is counted as failed <em>before</em> it is judged, so that parallel
 * guesses can't all slip past the check before the first of them is noted; one that turns out right
 * is taken back.
 *
 * <p>Implementations are thread-safe, bounded in size, and never forget a block that is in force: a
 * flood of other keys must not set a guesser free. Time comes from the caller. A back end that
 * fails is a {@link StoreException}.
 *
 * <p>A key is 1 to {@value #LONGEST_KEY} characters, else IllegalArgumentException; it holds no
 * secret, and begins with what is counted ({@code login:account:}), so that different things are
 * counted apart.
 */
public interface AttemptStore {

  /** The most characters of a key. */
  int LONGEST_KEY = 200;

  /** The {@code key} where it is as long as a key may be; else IllegalArgumentException. */
  static String demandKey(String key) {
    if (key.isEmpty() || key.length() > LONGEST_KEY)
      throw new IllegalArgumentException(
          "a key of " + key.length() + " characters is not 1 to " + LONGEST_KEY);
    return key;
  }

  /**
   * From which failure on, and for how long, a key is blocked. Immutable.
   *
   * @param from the failure that first blocks, 1 to 1000
   * @param within how long a failure counts, at most 30 days; when it is exactly so old, it counts
   *     no more
   * @param first the first block, at least a millisecond; each further failure doubles it
   * @param longest the longest block, from {@code first} to {@code within}
   */
  record Limit(int from, Duration within, Duration first, Duration longest) {

    private static final Duration LONGEST_WITHIN = Duration.ofDays(30);

    public Limit {
      if (from < 1 || from > 1000)
        throw new IllegalArgumentException("from " + from + " is not within 1 to 1000");
      if (first.compareTo(Duration.ofMillis(1)) < 0)
        throw new IllegalArgumentException("first " + first + " is less than a millisecond");
      if (longest.compareTo(first) < 0)
        throw new IllegalArgumentException("longest " + longest + " is less than first " + first);
      if (within.compareTo(longest) < 0 || within.compareTo(LONGEST_WITHIN) > 0)
        throw new IllegalArgumentException(
            "within " + within + " is not between longest " + longest + " and " + LONGEST_WITHIN);
    }

    /** The same in whole milliseconds, rounded up: no block is shorter than it says here. */
    public Limit inWholeMillis() {
      return new Limit(from, roundedUp(within), roundedUp(first), roundedUp(longest));
    }

    private static Duration roundedUp(Duration duration) {
      return Duration.ofMillis(duration.plusNanos(999_999).toMillis());
    }

    /**
     * For how long the last of {@code failures} blocks: zero below {@link #from}, then doubling up
     * to the longest.
     */
    public Duration delay(int failures) {
      if (failures < from) return Duration.ZERO;
      Duration delay = first;
      for (int further = failures - from; further > 0 && delay.compareTo(longest) < 0; further--)
        delay = delay.multipliedBy(2);
      return delay.compareTo(longest) < 0 ? delay : longest;
    }
  }

  /** Whether an attempt may be made. */
  sealed interface Attempt {

    /**
     * It may, and is counted as failed.
     *
     * @param at the instant to give to {@link #withdraw}
     * @param delay for how long it blocks the key unless it is taken back; zero if it does not
     */
    record Counted(Instant at, Duration delay) implements Attempt {}

    /**
     * It may not, and is not counted: whoever keeps trying doesn't prolong the block.
     *
     * @param remaining until when, from now; positive
     */
    record Blocked(Duration remaining) implements Attempt {}
  }

  /**
   * For how much longer {@code key} is blocked: zero when an attempt may be made. Counts nothing.
   */
  Duration blocked(String key, Limit limit, Instant now);

  /**
   * Counts an attempt as failed, unless {@code key} is blocked; at the very end of a block it is
   * blocked no more. A store that has no room left to remember another block answers {@link
   * Attempt.Blocked}, too.
   */
  Attempt begin(String key, Limit limit, Instant now);

  /**
   * Takes back one attempt that was counted {@code at}, as if it had not been made; the failures
   * before it stay.
   */
  void withdraw(String key, Instant at);

  /** Forgets every failure of {@code key}, and with them its block. */
  void forget(String key);

  /**
   * Forgets at most {@code limit} keys of which no failure counts any more. Safe to run on every
   * node at once.
   *
   * @return how many were forgotten; fewer than {@code limit} means that none are left
   */
  int purge(Instant now, int limit);
}
