package dev.jeton.json;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Writes checked JSON values as compact UTF-8, escaping only what must be (RFC 8259, section 7).
 * Not thread-safe.
 */
final class JsonWriter {
  // As long as the claims of most tokens: it need not grow.
  private final StringBuilder json = new StringBuilder(512);

  private JsonWriter() {}

  static byte[] utf8(JsonObject object) {
    JsonWriter writer = new JsonWriter();
    writer.write(object);
    return writer.json.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void write(Object value) {
    if (value instanceof String text) quote(text);
    else if (value instanceof JsonObject object) writeObject(object);
    else if (value instanceof List<?> list) writeList(list);
    else if (value instanceof JsonNumber number) json.append(number.spelling());
    else if (value instanceof JsonNull) json.append("null");
    else json.append(value); // Long, Boolean: their text is JSON
  }

  private void writeObject(JsonObject object) {
    json.append('{');
    String before = "";
    for (Map.Entry<String, Object> member : object.members().entrySet()) {
      json.append(before);
      quote(member.getKey());
      json.append(':');
      write(member.getValue());
      before = ",";
    }
    json.append('}');
  }

  private void writeList(List<?> list) {
    json.append('[');
    String before = "";
    for (Object element : list) {
      json.append(before);
      write(element);
      before = ",";
    }
    json.append(']');
  }

  private void quote(String text) {
    json.append('"');
    int written = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c != '"' && c != '\\') continue;
      json.append(text, written, i);
      escape(c);
      written = i + 1;
    }
    json.append(text, written, text.length()).append('"');
  }

  private void escape(char c) {
    if (c >= ' ') json.append('\\').append(c);
    else
      json.append("\\u00")
          .append(Character.forDigit(c >> 4, 16))
          .append(Character.forDigit(c & 15, 16));
  }
}
