package dev.jeton.endpoint;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of an {@code application/x-www-form-urlencoded} body (URL Standard, section 5.1), read
 * strictly: UTF-8, no broken escapes, no name twice.
 */
final class FormFields {

  private FormFields() {}

  static Optional<Map<String, String>> parse(byte[] body) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String pair : new String(body, StandardCharsets.ISO_8859_1).split("&", -1)) {
      if (pair.isEmpty()) continue;
      int equals = pair.indexOf('=');
      Optional<String> name = decode(equals < 0 ? pair : pair.substring(0, equals));
      Optional<String> value = decode(equals < 0 ? "" : pair.substring(equals + 1));
      if (name.isEmpty() || value.isEmpty() || fields.putIfAbsent(name.get(), value.get()) != null)
        return Optional.empty();
    }
    return Optional.of(fields);
  }

  // URLDecoder replaces what is no UTF-8: then two passwords could be one.
  private static Optional<String> decode(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int at = 0; at < text.length(); at++) {
      char each = text.charAt(at);
      if (each != '%') {
        bytes.write(each == '+' ? ' ' : each);
        continue;
      }
      int high = at + 2 < text.length() ? Character.digit(text.charAt(at + 1), 16) : -1;
      int low = high >= 0 ? Character.digit(text.charAt(at + 2), 16) : -1;
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
