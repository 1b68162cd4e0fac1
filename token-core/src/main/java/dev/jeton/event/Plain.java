package dev.jeton.event;

import java.util.function.IntPredicate;

/** Makes text that came from outside fit for one line of a log (OWASP ASVS 5.0, 16.4.1). */
final class Plain {

  private Plain() {}

  /** The first {@code longest} characters, every one that is not visible ASCII as an underscore. */
  static String word(String text, int longest) {
    return kept(text, longest, each -> each > 0x20 && each < 0x7f);
  }

  /** The first {@code longest} characters, every one but visible ASCII and the space likewise. */
  static String line(String text, int longest) {
    return kept(text, longest, each -> each >= 0x20 && each < 0x7f);
  }

  private static String kept(String text, int longest, IntPredicate fits) {
    // Asked about each request, and nearly always so.
    if (text.length() <= longest && text.chars().allMatch(fits)) return text;
    StringBuilder kept = new StringBuilder();
    text.chars().limit(longest).forEach(each -> kept.append(fits.test(each) ? (char) each : '_'));
    return kept.toString();
  }
}
