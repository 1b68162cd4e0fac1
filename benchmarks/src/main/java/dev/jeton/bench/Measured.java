package dev.jeton.bench;

import java.util.List;
import java.util.Locale;

/**
 * What one process brought about one question. Immutable.
 *
 * @param jdk the version of Java that it ran on
 * @param question which is asked
 * @param row what it was asked about: an algorithm, a store, a number of sessions
 * @param who was asked
 * @param pass the number of the pass, for what is compared is compared within one
 * @param wall nanoseconds that passed for one call
 * @param cpu nanoseconds that the calling thread was on a processor
 * @param bytes that were allocated
 */
public record Measured(
    String jdk,
    String question,
    String row,
    String who,
    int pass,
    double wall,
    double cpu,
    double bytes) {

  private static final int COLUMNS = 8;

  /** This as one line, columns between tabs. */
  String line() {
    return String.join(
        "\t",
        List.of(
            jdk,
            question,
            row,
            who,
            Integer.toString(pass),
            decimal(wall),
            decimal(cpu),
            decimal(bytes)));
  }

  /** What {@link #line} wrote. */
  static Measured of(String line) {
    String[] at = line.split("\t", -1);
    if (at.length != COLUMNS) throw new IllegalArgumentException("no result: " + line);
    return new Measured(
        at[0],
        at[1],
        at[2],
        at[3],
        Integer.parseInt(at[4]),
        Double.parseDouble(at[5]),
        Double.parseDouble(at[6]),
        Double.parseDouble(at[7]));
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
