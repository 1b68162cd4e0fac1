package dev.jeton.http;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What {@code Forwarded} says is what a reader finds who first cuts at the marks outside of quotes
 * and then holds each piece against the grammar (RFC 7239, section 4). Lines are parted by a line
 * feed.
 */
class ForwardedHeaderFuzz {
  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  private static final Pattern QUOTED = Pattern.compile("[\\t -~]*");

  @FuzzTest(maxDuration = "60s")
  void readersAgree(byte[] bytes) {
    List<String> lines = List.of(new String(bytes, StandardCharsets.ISO_8859_1).split("\n", -1));

    Optional<List<Map<String, String>>> read = ForwardedHeader.parse(lines);

    Optional<List<Map<String, String>>> expected = elements(lines);
    if (!read.equals(expected))
      throw new AssertionError("the header says " + read + ", the second reader " + expected);
  }

  private static Optional<List<Map<String, String>>> elements(List<String> lines) {
    List<Map<String, String>> elements = new ArrayList<>();
    for (String line : lines)
      for (String element : cut(line, ',')) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : cut(element, ';'))
          if (!put(pairs, trimmed(pair))) return Optional.empty();
        if (!pairs.isEmpty()) elements.add(pairs);
      }
    return elements.isEmpty() ? Optional.empty() : Optional.of(elements);
  }

  private static boolean put(Map<String, String> pairs, String pair) {
    if (pair.isEmpty()) return true;
    int equals = pair.indexOf('=');
    if (equals < 0 || !TOKEN.matcher(pair.substring(0, equals)).matches()) return false;
    Optional<String> value = value(pair.substring(equals + 1));
    return value.isPresent()
        && pairs.put(pair.substring(0, equals).toLowerCase(Locale.ROOT), value.get()) == null;
  }

  private static Optional<String> value(String text) {
    if (TOKEN.matcher(text).matches()) return Optional.of(text);
    if (!text.startsWith("\"")) return Optional.empty();
    StringBuilder value = new StringBuilder();
    for (int at = 1; at < text.length(); at++) {
      char c = text.charAt(at);
      boolean last = at == text.length() - 1;
      if (c == '"')
        return last && QUOTED.matcher(value).matches()
            ? Optional.of(value.toString())
            : Optional.empty();
      if (c == '\\' && !last) c = text.charAt(++at);
      value.append(c);
    }
    return Optional.empty();
  }

  /** Cut at each {@code mark} that does not stand between quotes. */
  private static List<String> cut(String text, char mark) {
    List<String> pieces = new ArrayList<>();
    boolean quoted = false;
    int from = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (quoted && c == '\\') at++;
      else if (c == '"') quoted = !quoted;
      else if (!quoted && c == mark) {
        pieces.add(text.substring(from, at));
        from = at + 1;
      }
    }
    pieces.add(text.substring(from));
    return pieces;
  }

  private static String trimmed(String text) {
    String from = text;
    while (from.startsWith(" ") || from.startsWith("\t")) from = from.substring(1);
    while (from.endsWith(" ") || from.endsWith("\t")) from = from.substring(0, from.length() - 1);
    return from;
  }
}
