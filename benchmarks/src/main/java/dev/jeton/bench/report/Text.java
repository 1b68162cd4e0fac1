package dev.jeton.bench.report;

import java.util.Locale;

/** How numbers are written. */
final class Text {

  private static final double KIB = 1024;

  private Text() {}

  /** A unit in which times are told, and its nanoseconds. */
  private enum Unit {
    MICROS("µs", 1e3),
    MILLIS("ms", 1e6);

    private final String name;
    private final double nanos;

    Unit(String name, double nanos) {
      this.name = name;
      this.nanos = nanos;
    }

    static Unit of(double nanos) {
      return nanos < 10 * MILLIS.nanos ? MICROS : MILLIS;
    }
  }

  /** Nanoseconds as micro- or milliseconds with three figures. */
  static String time(double nanos) {
    Unit unit = Unit.of(nanos);
    return figures(nanos / unit.nanos) + " " + unit.name;
  }

  static String spread(Numbers.Spread spread) {
    Unit unit = Unit.of(spread.median());
    return time(spread.median())
        + (spread.least() == spread.most()
            ? ""
            : " (" + figures(spread.least() / unit.nanos) + " to "
                + figures(spread.most() / unit.nanos) + ")");
  }

  /** Nothing where none were counted. */
  static String bytes(double bytes) {
    if (bytes == 0) return "";
    return bytes < 1000 ? Math.round(bytes) + " B" : figures(bytes / KIB) + " KiB";
  }

  static String times(double times) {
    return figures(times) + " ×";
  }

  private static String figures(double value) {
    int decimals = value >= 100 ? 0 : value >= 10 ? 1 : 2;
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
