package dev.jeton.cookie;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The values of a name are those that a reader finds who cuts at semicolons and at the first equals
 * sign, as browsers join (RFC 6265bis, section 5.8.3). Lines are parted by a line feed, and a number
 * sign stands for the name, which no fuzzer guesses.
 */
class CookieHeaderFuzz {
  private static final CookieName NAME = new CookieName("__Host-session");

  @FuzzTest(maxDuration = "60s")
  void readersAgree(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1).replace("#", NAME.text());
    List<String> lines = List.of(text.split("\n", -1));

    List<String> values = CookieHeader.of(lines).values(NAME);

    List<String> expected = new ArrayList<>();
    for (String line : lines)
      for (String pair : line.split(";", -1)) {
        int equals = pair.indexOf('=');
        if (equals >= 0 && trimmed(pair.substring(0, equals)).equals(NAME.text()))
          expected.add(trimmed(pair.substring(equals + 1)));
      }
    if (!values.equals(expected))
      throw new AssertionError("the header says " + values + ", the second reader " + expected);
  }

  private static String trimmed(String text) {
    String from = text;
    while (from.startsWith(" ") || from.startsWith("\t")) from = from.substring(1);
    while (from.endsWith(" ") || from.endsWith("\t")) from = from.substring(0, from.length() - 1);
    return from;
  }
}
