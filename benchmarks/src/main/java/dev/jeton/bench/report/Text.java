package dev.jeton.bench.report;

import java.util.Locale;

/** How numbers are written. */
final class Text {

  private static final double KIB = 1024;

  private Text() {}

  /** Nanoseconds as microseconds with three figures. */
  static String time(double nanos) {
    return figures(nanos / 1000) + " µs";
  }

  static String spread(Numbers.Spread spread) {
    return time(spread.median())
        + (spread.least() == spread.most()
            ? ""
            : " (" + figures(spread.least() / 1000) + " to " + figures(spread.most() / 1000) + ")");
  }

  static String bytes(double bytes) {
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
