package dev.jeton.tck.race;

import java.time.Duration;

/**
 * Chance that comes out alike for one seed, whatever the machine: for tests alone, since it can be
 * foretold (SplitMix64). Not thread-safe.
 */
public final class Chance {

  private long state;

  public Chance(long seed) {
    this.state = seed;
  }

  /** From 0 to {@code bound} - 1. */
  public int below(int bound) {
    return (int) Long.remainderUnsigned(next(), bound);
  }

  /** True once in {@code times}, on average. */
  public boolean onceIn(int times) {
    return below(times) == 0;
  }

  /** From nothing to {@code longest}, in whole milliseconds, both included. */
  public Duration upTo(Duration longest) {
    return Duration.ofMillis(below(Math.toIntExact(longest.toMillis()) + 1));
  }

  private long next() {
    state += 0x9E3779B97F4A7C15L;
    long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
