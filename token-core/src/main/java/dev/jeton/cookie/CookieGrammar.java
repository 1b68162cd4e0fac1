package dev.jeton.cookie;

/**
 * The sets of characters of RFC 6265bis, section 4.1.1, each narrowed to what no server reads in
 * two ways.
 */
enum CookieGrammar {
  /** A name: token of RFC 9110, section 5.6.2. */
  TOKEN {
    @Override
    boolean has(char c) {
      return isLetterOrDigit(c) || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
    }
  },
  /**
   * A value: cookie-octet. The quotes that the grammar allows around it are left out, for some
   * servers strip them.
   */
  VALUE {
    @Override
    boolean has(char c) {
      return c > ' ' && c < 0x7F && "\",;\\".indexOf(c) < 0;
    }
  },
  /** A path: av-octet without the space, which no path on the wire contains. */
  PATH {
    @Override
    boolean has(char c) {
      return c > ' ' && c < 0x7F && c != ';';
    }
  };

  abstract boolean has(char c);

  /**
   * {@link IllegalArgumentException} at the first character outside the set; the text itself is
   * never quoted.
   */
  void demand(String what, String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!has(text.charAt(i)))
        throw new IllegalArgumentException(what + " has a forbidden character at index " + i
            + ": keep to visible ASCII" + " without quotes, commas, semicolons and backslashes");
    }
  }

  static boolean isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  /** The first index from {@code start} on that is not white space, or {@code end}. */
  static int skipWhiteSpace(CharSequence text, int start, int end) {
    int at = start;
    while (at < end && isWhiteSpace(text.charAt(at))) at++;
    return at;
  }

  /** What stands between the two indices, without white space at its ends. */
  static String trimmed(CharSequence text, int start, int end) {
    int from = skipWhiteSpace(text, start, end);
    int to = end;
    while (to > from && isWhiteSpace(text.charAt(to - 1))) to--;
    return text.subSequence(from, to).toString();
  }

  // String.strip() would also remove U+2000 and its kin, and so turn a foreign name into ours.
  private static boolean isWhiteSpace(char c) {
    return c == ' ' || c == '\t';
  }
}
