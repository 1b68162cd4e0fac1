package dev.jeton.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The encoding of {@code application/x-www-form-urlencoded} (URL Standard, section 5.1). */
public final class FormText {

  private FormText() {}

  /**
   * What one encoded name or value means.
   *
   * @param encoded bytes as ISO 8859-1
   * @return empty where an escape is broken or the bytes are no UTF-8
   */
  // URLDecoder replaces what is no UTF-8: then two passwords could be one.
  public static Optional<String> decode(String encoded) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int at = 0; at < encoded.length(); at++) {
      char each = encoded.charAt(at);
      if (each > 0xff) return Optional.empty();
      if (each != '%') {
        bytes.write(each == '+' ? ' ' : each);
        continue;
      }
      int high = at + 2 < encoded.length() ? Character.digit(encoded.charAt(at + 1), 16) : -1;
      int low = high >= 0 ? Character.digit(encoded.charAt(at + 2), 16) : -1;
      if (low < 0) return Optional.empty();
      bytes.write(high << 4 | low);
      at += 2;
    }
    return utf8(bytes.toByteArray());
  }

  private static Optional<String> utf8(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException notUtf8) {
      return Optional.empty();
    }
  }
}
