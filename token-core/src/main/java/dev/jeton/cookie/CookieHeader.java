package dev.jeton.cookie;

import java.util.ArrayList;
import java.util.List;

/**
 * All {@code Cookie} header lines of one request, as raw as they came (RFC 6265bis, section 4.2).
 *
 * <p>It divides as browsers join: at semicolons and nowhere else, name and value at the first
 * equals sign, white space being SP and HTAB. Nothing is unquoted, decoded, folded or dropped, so
 * what older grammars gave a meaning ({@code $Version}, quotes, commas) has none here, and no two
 * servers can disagree about what a line says. Bytes outside ASCII stay the characters that the
 * container made of them; whoever expects a token refuses them.
 *
 * <p>A question costs time linear in the length of the lines, and memory for the values of the
 * wanted name only, so the header limit of the server (commonly 8 KiB) is all the bound it needs.
 * Immutable; holds secrets, which its {@code toString} does not tell.
 */
public final class CookieHeader {
  private final List<? extends CharSequence> lines;

  /** Sees any sequence of characters, so that a test can count how many are read. */
  CookieHeader(List<? extends CharSequence> lines) {
    this.lines = List.copyOf(lines);
  }

  /**
   * The header of a request that has these {@code Cookie} lines, in wire order; an empty list if it
   * has none.
   */
  public static CookieHeader of(List<String> lines) {
    return new CookieHeader(lines);
  }

  /**
   * Every value of exactly that name, in wire order; empty if there is none. An empty value is a
   * value.
   *
   * <p>More than one means that another path, domain or host set a cookie of this name too. Their
   * order says nothing (section 4.2.2), so a caller must not take the first.
   */
  public List<String> values(CookieName name) {
    List<String> values = new ArrayList<>();
    for (CharSequence line : lines) collect(name.text(), line, values);
    return List.copyOf(values);
  }

  private static void collect(String name, CharSequence line, List<String> values) {
    int start = 0;
    while (start < line.length()) {
      int end = start;
      while (end < line.length() && line.charAt(end) != ';') end++;
      int equals = equalsSignAfter(name, line, start, end);
      if (equals >= 0) values.add(CookieGrammar.trimmed(line, equals + 1, end));
      start = end + 1;
    }
  }

  /**
   * Where the equals sign of a pair of that name stands; -1 if the pair has another name or none.
   */
  private static int equalsSignAfter(String name, CharSequence line, int start, int end) {
    int from = CookieGrammar.skipWhiteSpace(line, start, end);
    if (end - from < name.length()) return -1;
    for (int i = 0; i < name.length(); i++) {
      if (line.charAt(from + i) != name.charAt(i)) return -1;
    }
    int equals = CookieGrammar.skipWhiteSpace(line, from + name.length(), end);
    return equals < end && line.charAt(equals) == '=' ? equals : -1;
  }

  /** The number of lines, never what they say. */
  @Override
  public String toString() {
    return "CookieHeader[" + lines.size() + " lines, redacted]";
  }
}
