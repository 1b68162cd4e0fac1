package dev.jeton.sample.option;

/** Text that fits a line of a terminal or a log, whatever it held. Thread-safe. */
public final class Line {

  private static final int LONGEST = 400;

  private Line() {}

  /** {@code text} without line ends and other control characters, cut to 400 characters. */
  public static String of(String text) {
    String plain = text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    return plain.length() > LONGEST ? plain.substring(0, LONGEST) + "…" : plain;
  }
}
