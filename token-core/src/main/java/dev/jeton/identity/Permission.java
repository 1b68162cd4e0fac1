package dev.jeton.identity;

/**
 * A permission in one of three forms: exact ({@code orders:read}), all of a kind ({@code orders:*})
 * or everything ({@code *}). Segments are separated by colons; a {@code *} may only be the last
 * segment. Immutable.
 *
 * @param value 1 to 255 characters of {@code A-Z a-z 0-9 . _ - : *}
 */
public record Permission(String value) {

  private static final int LONGEST = 255;

  public Permission {
    if (!wellFormed(value))
      throw new IllegalArgumentException("a permission is like orders:read, orders:* or *, at most "
          + LONGEST + " characters of A-Z a-z 0-9 . _ - and with * only as the last segment");
  }

  /** Whether {@code value} can be made a permission: a claim of any other shape grants nothing. */
  public static boolean wellFormed(String value) {
    if (value.length() > LONGEST) return false;
    int inSegment = 0;
    for (int at = 0; at < value.length(); at++) {
      char c = value.charAt(at);
      if (c == '*') return inSegment == 0 && at == value.length() - 1;
      if (c == ':' ? inSegment == 0 : !plain(c)) return false;
      inSegment = c == ':' ? 0 : inSegment + 1;
    }
    return inSegment > 0;
  }

  private static boolean plain(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '.'
        || c == '_'
        || c == '-';
  }

  /** Whether whoever holds this permission may do what {@code wanted} names. */
  public boolean implies(Permission wanted) {
    if (value.equals(wanted.value)) return true;
    if (!value.endsWith("*")) return false;
    // "orders:*" keeps its colon, so that it reaches orders:read but neither "orders" nor
    // "ordersarchive:read".
    return wanted.value.startsWith(value.substring(0, value.length() - 1));
  }

  @Override
  public String toString() {
    return value;
  }
}
