package dev.jeton.encoding;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Base64url without padding (RFC 4648, section 5; RFC 7515, section 2), read strictly: the JDK's
 * decoder takes padding and altered unused bits as well, so that one token would have many spellings.
 */
public final class Base64Url {

  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private Base64Url() {}

  /** The one spelling of {@code bytes}. */
  public static String encode(byte[] bytes) {
    return ENCODER.encodeToString(bytes);
  }

  /** The bytes of which {@code text} is the one spelling, if it is that of any. */
  public static Optional<byte[]> decode(String text) {
    // What is no Latin character becomes a question mark, which no spelling has.
    byte[] characters = text.getBytes(StandardCharsets.ISO_8859_1);
    return decode(characters, 0, characters.length);
  }

  /** The same of the characters from {@code from} on and before {@code to}. */
  public static Optional<byte[]> decode(byte[] characters, int from, int to) {
    byte[] decoded;
    try {
      // An array of its own, and full: the decoder knows how long it gets.
      decoded = DECODER.decode(ByteBuffer.wrap(characters, from, to - from)).array();
    } catch (IllegalArgumentException notBase64url) {
      return Optional.empty();
    }
    return inTheOneSpelling(decoded, characters, from, to)
        ? Optional.of(decoded)
        : Optional.empty();
  }

  // Every full group of four has one spelling. What is left has unused bits in its last character,
  // and padding makes it longer than it need be.
  private static boolean inTheOneSpelling(byte[] decoded, byte[] characters, int from, int to) {
    int left = decoded.length % 3;
    if (to - from != decoded.length / 3 * 4 + (left == 0 ? 0 : left + 1)) return false;
    if (left == 0) return true;
    int last = decoded[decoded.length - 1];
    int used = left == 1 ? (last & 0b11) << 4 : (last & 0b1111) << 2;
    return characters[to - 1] == ALPHABET.charAt(used);
  }
}
