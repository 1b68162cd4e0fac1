package dev.jeton.identity;

/** The one rule for names that travel in tokens, logs and headers. */
final class Text {

  private Text() {}

  /**
   * Returns {@code value} if it is 1 to {@code longest} characters without control characters or
   * unpaired surrogates and is not blank.
   *
   * @throws IllegalArgumentException otherwise; the message names {@code what}, never the value
   */
  static String checked(String what, String value, int longest) {
    if (value.isBlank() || value.length() > longest)
      throw new IllegalArgumentException(
          what + " must have 1 to " + longest + " characters and not be blank");
    if (unprintable(value))
      throw new IllegalArgumentException(
          what + " must not hold control characters or unpaired surrogates");
    return value;
  }

  private static boolean unprintable(String value) {
    for (int at = 0; at < value.length(); at += Character.charCount(value.codePointAt(at)))
      if (unprintable(value.codePointAt(at))) return true;
    return false;
  }

  private static boolean unprintable(int codePoint) {
    return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
  }
}
