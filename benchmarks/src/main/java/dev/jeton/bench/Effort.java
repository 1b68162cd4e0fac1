package dev.jeton.bench;

import org.openjdk.jmh.runner.options.TimeValue;

/**
 * How much time is spent on numbers. Immutable.
 *
 * @param name for the report
 * @param passes how often the whole list of those who are compared is gone through
 * @param warm for how long each process calls before anything else, in milliseconds on a processor
 * @param warmups how many rounds come before what is measured, in each process
 * @param rounds how many are measured, in each process
 * @param round how long one is, in milliseconds
 * @param most the largest number of sessions that is tried
 */
public record Effort(
    String name, int passes, int warm, int warmups, int rounds, long round, int most) {

  /** Under two hours for everything. */
  static final Effort FULL = new Effort("full", 3, 3000, 1, 3, 500, 1_000_000);

  /** Under ten minutes. */
  static final Effort QUICK = new Effort("quick", 1, 1000, 1, 2, 300, 100_000);

  /** The same with a single pass. */
  Effort once() {
    return new Effort(name, 1, warm, warmups, rounds, round, most);
  }

  TimeValue roundTime() {
    return TimeValue.milliseconds(round);
  }
}
