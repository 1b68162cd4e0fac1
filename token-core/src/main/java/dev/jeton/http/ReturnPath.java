package dev.jeton.http;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A way back after log-in that can't lead to another site: an absolute path on this server, maybe
 * with a query.
 *
 * <p>It begins with one slash and has no scheme, host, fragment, {@code //}, backslash or control
 * character, in its path not even percent-encoded, for servers decode more often than one thinks.
 * Immutable.
 */
public final class ReturnPath {
  /**
   * The longest return path, in characters; together with its encoding it still fits every server's
   * request line.
   */
  public static final int MAX_LENGTH = 1_024;

  private static final String PARAMETER = "return=";
  private static final String UNRESERVED = "-._~";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private final String value;

  private ReturnPath(String value) {
    this.value = value;
  }

  /**
   * The return path that {@code target} is, raw as it stands in a request line, or empty if it is
   * no safe one.
   */
  public static Optional<ReturnPath> of(String target) {
    if (target.length() > MAX_LENGTH || !target.chars().allMatch(ReturnPath::mayStandRaw))
      return Optional.empty();
    int query = target.indexOf('?');
    return pathIsSafe(query < 0 ? target : target.substring(0, query))
        ? Optional.of(new ReturnPath(target))
        : Optional.empty();
  }

  /**
   * The return path in the query of a raw {@code target}, {@code /?return=%2Forders}: the first one
   * named, if safe.
   */
  public static Optional<ReturnPath> inQueryOf(String target) {
    int query = target.indexOf('?');
    if (query < 0) return Optional.empty();
    for (String pair : target.substring(query + 1).split("&", -1))
      if (pair.startsWith(PARAMETER))
        return decoded(pair.substring(PARAMETER.length())).flatMap(ReturnPath::of);
    return Optional.empty();
  }

  /** The path itself, {@code /orders?page=2}, fit for a {@code Location}. */
  public String value() {
    return value;
  }

  /**
   * The target {@code page} with this path in its query, encoded: {@code
   * /?return=%2Forders%3Fpage%3D2}.
   */
  public String after(String page) {
    StringBuilder target = new StringBuilder(page).append('?').append(PARAMETER);
    for (byte each : value.getBytes(StandardCharsets.US_ASCII)) {
      if (Character.isLetterOrDigit(each) || UNRESERVED.indexOf(each) >= 0)
        target.append((char) each);
      else target.append('%').append(HEX.toHexDigits(each));
    }
    return target.toString();
  }

  // Visible ASCII; '#' never reaches a server, and the others have no place in a URI and many in an
  // attack on a page.
  private static boolean mayStandRaw(int c) {
    return c > ' ' && c <= '~' && "\\\"<>`#".indexOf(c) < 0;
  }

  private static boolean pathIsSafe(String path) {
    return path.startsWith("/")
        && decoded(path).filter(ReturnPath::leadsNowhereElse).isPresent();
  }

  private static boolean leadsNowhereElse(String plainPath) {
    return !plainPath.contains("//")
        && plainPath.chars().noneMatch(c -> c == '\\' || c < ' ' || c == 0x7F);
  }

  // One round of percent-decoding, byte by byte; empty if a '%' has no two hex digits.
  private static Optional<String> decoded(String text) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        if (i + 2 >= text.length() || !text.substring(i + 1, i + 3).matches("[0-9A-Fa-f]{2}"))
          return Optional.empty();
        c = (char) Integer.parseInt(text.substring(i + 1, i + 3), 16);
        i += 2;
      }
      plain.append(c);
    }
    return Optional.of(plain.toString());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ReturnPath that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return value;
  }
}
