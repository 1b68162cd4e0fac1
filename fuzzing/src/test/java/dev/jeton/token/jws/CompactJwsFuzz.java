package dev.jeton.token.jws;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.jeton.fuzz.SecondReader;
import dev.jeton.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The gate lets through what the grammar of RFC 7515 lets through, in one spelling, and nothing
 * else. The text is tried as it is and with its segments as they would be spelled, for no fuzzer
 * guesses base64url.
 */
class CompactJwsFuzz {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  private static final Set<String> DANGEROUS =
      Set.of("crit", "b64", "zip", "jku", "jwk", "x5u", "x5c");

  @FuzzTest(maxDuration = "60s")
  void aTokenHasOneSpelling(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    agrees(text);
    String[] segments = text.split("\n", -1);
    String spelled =
        String.join(".", Stream.of(segments).map(CompactJwsFuzz::encoded).toList());
    agrees(spelled);
    // One character beside the right spelling, chosen by the last byte.
    if (bytes.length > 0 && !spelled.isEmpty()) {
      int place = (bytes[bytes.length - 1] & 0xff) * 31 % spelled.length();
      char other = ALPHABET.charAt(bytes[0] & 63);
      agrees(spelled.substring(0, place) + other + spelled.substring(place + 1));
    }
  }

  private static void agrees(String token) {
    Optional<CompactJws> read = CompactJws.read(token);

    if (read.isPresent() != passes(token))
      throw new AssertionError("the gate says " + read + ", the grammar the contrary");
    read.ifPresent(passed -> isSpelledOnce(passed, token));
  }

  private static void isSpelledOnce(CompactJws passed, String token) {
    String[] parts = token.split("\\.", -1);
    String again = new String(passed.signingInput(), StandardCharsets.US_ASCII) + "."
        + encoded(passed.signature());

    if (!again.equals(token) || !encoded(passed.payload()).equals(parts[1]))
      throw new AssertionError("the parts make another token: " + again);
    for (int part = 0; part < 3; part++)
      for (int i = 0; i < ALPHABET.length(); i++) {
        String other = parts[part].substring(0, parts[part].length() - 1) + ALPHABET.charAt(i);
        String[] twin = parts.clone();
        twin[part] = other;
        if (!other.equals(parts[part])
            && Arrays.equals(decoded(other), decoded(parts[part]))
            && CompactJws.read(String.join(".", twin)).isPresent())
          throw new AssertionError("two spellings of one token pass");
      }
  }

  private static boolean passes(String token) {
    if (token.length() > 8192) return false;
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3 || !Stream.of(parts).allMatch(CompactJwsFuzz::isSpelledRight))
      return false;
    byte[] header = decoded(parts[0]);
    return SecondReader.accepts(header)
        && JsonObject.parse(header)
            .filter(json -> json.text("alg").isPresent())
            .filter(json -> json.names().stream().noneMatch(DANGEROUS::contains))
            .isPresent();
  }

  // RFC 4648, sections 3.5 and 5, by hand: the alphabet, a possible length, unused bits nought.
  private static boolean isSpelledRight(String segment) {
    if (segment.isEmpty() || !segment.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)) return false;
    int unused = ALPHABET.indexOf(segment.charAt(segment.length() - 1));
    return switch (segment.length() % 4) {
      case 0 -> true;
      case 2 -> (unused & 0b1111) == 0;
      case 3 -> (unused & 0b11) == 0;
      default -> false;
    };
  }

  private static byte[] decoded(String segment) {
    return Base64.getUrlDecoder().decode(segment);
  }

  private static String encoded(String text) {
    return encoded(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
