package dev.jeton.transport;

import dev.jeton.token.SessionToken;
import java.util.Optional;

/**
 * One {@code Authorization} line: credentials = scheme 1*SP token68 (RFC 9110, section 11.4; RFC
 * 6750, section 2.1), the scheme in any case. By hand, for it is read at each request and a token is
 * long.
 */
final class BearerLine {

  private static final String SCHEME = "bearer";

  private BearerLine() {}

  /** Whether it is meant for us, well-formed or not. */
  static boolean isBearer(String line) {
    return line.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        && (line.length() == SCHEME.length() || " \t,".indexOf(line.charAt(SCHEME.length())) >= 0);
  }

  /** Its token, if it is a well-formed bearer line. */
  static Optional<SessionToken> token(String line) {
    int from = SCHEME.length();
    while (from < line.length() && line.charAt(from) == ' ') from++;
    return isBearer(line) && from > SCHEME.length() && isToken68(line, from)
        ? Optional.of(SessionToken.of(line.substring(from)))
        : Optional.empty();
  }

  private static boolean isToken68(String line, int from) {
    int end = line.length();
    while (end > from && line.charAt(end - 1) == '=') end--;
    for (int at = from; at < end; at++) {
      char each = line.charAt(at);
      boolean letter = (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z');
      boolean digit = each >= '0' && each <= '9';
      if (!letter && !digit && "-._~+/".indexOf(each) < 0) return false;
    }
    return end > from;
  }
}
