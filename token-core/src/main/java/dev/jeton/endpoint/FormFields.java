package dev.jeton.endpoint;

import dev.jeton.http.FormText;
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
      Optional<String> name = FormText.decode(equals < 0 ? pair : pair.substring(0, equals));
      Optional<String> value = FormText.decode(equals < 0 ? "" : pair.substring(equals + 1));
      if (name.isEmpty() || value.isEmpty() || fields.putIfAbsent(name.get(), value.get()) != null)
        return Optional.empty();
    }
    return Optional.of(fields);
  }
}
