package dev.jeton.near;

import java.time.Duration;

/**
 * How far what a node knows may lag behind the store, and how much memory that may take. Immutable.
 *
 * @param maxLag the longest time in which an end on another node can go unnoticed here, at any level
 *     below authoritative; one second to one minute
 * @param mostEntries how many ends are remembered; with more of them at once the node behaves as if
 *     it did not hear the feed
 * @param mostCopies how many records are kept near
 * @param longestLife how long an end is remembered at least, which is longer than the store does
 *     where tokens are accepted that live longer than ours
 */
public record NearLimits(Duration maxLag, int mostEntries, int mostCopies, Duration longestLife) {

  /** Five seconds, a million entries (some 150 MB if all were used) and 100,000 copies. */
  public static final NearLimits DEFAULT =
      new NearLimits(Duration.ofSeconds(5), 1_000_000, 100_000, Duration.ZERO);

  private static final int STEPS_WITHIN_LAG = 50;
  private static final Duration OFTEN_ENOUGH = Duration.ofMillis(100);

  public NearLimits {
    if (maxLag.compareTo(Duration.ofSeconds(1)) < 0 || maxLag.compareTo(Duration.ofMinutes(1)) > 0)
      throw new IllegalArgumentException(
          "maxLag " + maxLag + " is not between one second and one minute");
    if (mostEntries < 1 || mostCopies < 1)
      throw new IllegalArgumentException("a node that may remember nothing can't hold a promise");
  }

  /** These, with another lag. */
  public NearLimits withMaxLag(Duration wanted) {
    return new NearLimits(wanted, mostEntries, mostCopies, longestLife);
  }

  /** These, for tokens that live that long. */
  public NearLimits remembering(Duration life) {
    return new NearLimits(maxLag, mostEntries, mostCopies, life);
  }

  /**
   * How often the feed is read: a fiftieth of the lag, so that an end is usually known long before it
   * must be and one failure makes nothing stale; not more often than ten times a second.
   */
  public Duration interval() {
    Duration step = maxLag.dividedBy(STEPS_WITHIN_LAG);
    return step.compareTo(OFTEN_ENOUGH) < 0 ? OFTEN_ENOUGH : step;
  }
}
