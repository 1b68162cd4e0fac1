package dev.jeton.tck.wire;

import java.util.List;
import java.util.Map;

/**
 * What came back: status, header lines, body. Immutable.
 *
 * @param headers by name in small letters, one list element a line
 * @param body as ISO 8859-1, so that every byte is a character
 */
public record Answer(int status, Map<String, List<String>> headers, String body) {

  /** The values of that header's lines, the name in small letters. */
  public List<String> header(String name) {
    return headers.getOrDefault(name, List.of());
  }

  /** All {@code Set-Cookie} lines. */
  public List<String> setCookies() {
    return header("set-cookie");
  }

  /** The value that this answer gives the cookie {@code name}. */
  public String cookie(String name) {
    return setCookies().stream()
        .filter(line -> line.startsWith(name + "="))
        .map(line -> line.substring(name.length() + 1, line.indexOf(';')))
        .findFirst()
        .orElseThrow(
            () -> new AssertionError("no cookie " + name + " in an answer of status " + status));
  }

  /**
   * The text that the JSON body gives {@code member}, which stands in it once and holds no escapes.
   */
  public String member(String member) {
    String before = "\"" + member + "\":\"";
    int at = body.indexOf(before);
    if (at < 0)
      throw new AssertionError("no member " + member + " in an answer of status " + status);
    return body.substring(at + before.length(), body.indexOf('"', at + before.length()));
  }
}
