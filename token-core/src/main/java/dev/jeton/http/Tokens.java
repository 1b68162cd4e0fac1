package dev.jeton.http;

import java.util.List;
import java.util.stream.Stream;

/** The characters of HTTP (RFC 9110, section 5.6). Immutable. */
final class Tokens {
  private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

  private Tokens() {}

  static boolean isToken(String text) {
    return !text.isEmpty() && text.chars().allMatch(Tokens::isTokenChar);
  }

  static boolean isTokenChar(int c) {
    return (c >= '0' && c <= '9')
        || (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || TOKEN_MARKS.indexOf(c) >= 0;
  }

  // Narrower than the RFC, which takes obs-text too: what is beyond ASCII has no agreed meaning in
  // a header.
  static boolean isFieldValue(String text) {
    boolean padded =
        text.startsWith(" ") || text.startsWith("\t") || text.endsWith(" ") || text.endsWith("\t");
    return !padded && text.chars().allMatch(c -> (c >= 0x20 && c <= 0x7E) || c == '\t');
  }

  // A list over several lines is one list (RFC 9110, section 5.3); an empty element stays, for it
  // has a place.
  static List<String> elements(List<String> lines) {
    return lines.stream()
        .flatMap(line -> Stream.of(line.split(",", -1)))
        .map(String::strip)
        .toList();
  }
}
