package dev.jeton.session;

/**
 * What a list of sessions tells about the client of each: enough to recognise one's own, never a
 * proof. Immutable.
 *
 * @param label what the client calls itself, cut to 120 characters, control characters replaced by
 *     a space; may be empty
 * @param address its network, coarse: the last part of the address is left out; may be empty
 */
public record ClientInfo(String label, String address) {

  /** Nothing known. */
  public static final ClientInfo UNKNOWN = new ClientInfo("", "");

  private static final int LONGEST = 120;

  public ClientInfo {
    label = plain(label);
    address = plain(address);
  }

  // These texts come from strangers and end in logs and pages.
  private static String plain(String text) {
    // Read from a store at each request, and nearly always so.
    if (text.length() <= LONGEST && ascii(text)) return text.strip();
    StringBuilder plain = new StringBuilder();
    text.codePoints()
        .limit(LONGEST)
        .map(codePoint -> printable(codePoint) ? codePoint : ' ')
        .forEach(plain::appendCodePoint);
    return plain.toString().strip();
  }

  private static boolean ascii(String text) {
    for (int at = 0; at < text.length(); at++)
      if (text.charAt(at) < ' ' || text.charAt(at) > '~') return false;
    return true;
  }

  private static boolean printable(int codePoint) {
    return !Character.isISOControl(codePoint)
        && Character.getType(codePoint) != Character.SURROGATE
        && Character.getType(codePoint) != Character.FORMAT
        && Character.getType(codePoint) != Character.LINE_SEPARATOR
        && Character.getType(codePoint) != Character.PARAGRAPH_SEPARATOR;
  }
}
