package dev.jeton.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code Forwarded} (RFC 7239, section 4): commas between elements, semicolons between {@code
 * name=value} pairs.
 *
 * <p>Space around either mark is taken, for many proxies write it. Not thread-safe: one per line.
 */
final class ForwardedHeader {
  private final String line;
  private int at;

  private ForwardedHeader(String line) {
    this.line = line;
  }

  /**
   * The elements of all lines in wire order, names in small letters; empty if any of it breaks the
   * grammar.
   */
  static Optional<List<Map<String, String>>> parse(List<String> lines) {
    List<Map<String, String>> elements = new ArrayList<>();
    for (String line : lines)
      if (!new ForwardedHeader(line).readInto(elements)) return Optional.empty();
    return elements.isEmpty() ? Optional.empty() : Optional.of(elements);
  }

  private boolean readInto(List<Map<String, String>> elements) {
    do {
      Map<String, String> element = new LinkedHashMap<>();
      do {
        skipSpace();
        if (!atEndOfPair() && !readPair(element)) return false;
        skipSpace();
      } while (take(';'));
      if (!element.isEmpty()) elements.add(element);
    } while (take(','));
    return at == line.length();
  }

  private boolean readPair(Map<String, String> element) {
    String name = token().toLowerCase(Locale.ROOT);
    if (name.isEmpty() || !take('=')) return false;
    Optional<String> value =
        take('"') ? quoted() : Optional.of(token()).filter(token -> !token.isEmpty());
    // A parameter occurs once in an element (section 4); who would be right, the first or the last?
    return value.isPresent() && element.put(name, value.get()) == null;
  }

  private String token() {
    int start = at;
    while (at < line.length() && Tokens.isTokenChar(line.charAt(at))) at++;
    return line.substring(start, at);
  }

  private Optional<String> quoted() {
    StringBuilder value = new StringBuilder();
    while (at < line.length()) {
      char c = line.charAt(at++);
      if (c == '"') return Optional.of(value.toString());
      if (c == '\\') {
        if (at == line.length()) return Optional.empty();
        c = line.charAt(at++);
      }
      if ((c < ' ' && c != '\t') || c > '~') return Optional.empty();
      value.append(c);
    }
    return Optional.empty();
  }

  private boolean atEndOfPair() {
    return at == line.length() || line.charAt(at) == ';' || line.charAt(at) == ',';
  }

  private void skipSpace() {
    while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) at++;
  }

  private boolean take(char mark) {
    if (at == line.length() || line.charAt(at) != mark) return false;
    at++;
    return true;
  }
}
