package dev.jeton.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Writes checked JSON values as compact UTF-8. Thread-safe. */
final class JsonWriter {
  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonWriter() {}

  static byte[] utf8(JsonObject object) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      write(json, object);
    } catch (IOException impossible) {
      // Bytes in memory don't fail, and every value was checked when the object was made.
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static void write(JsonGenerator json, Object value) throws IOException {
    if (value instanceof String text) json.writeString(text);
    else if (value instanceof Long number) json.writeNumber(number);
    else if (value instanceof Boolean bool) json.writeBoolean(bool);
    else if (value instanceof JsonNumber number) json.writeNumber(number.spelling());
    else if (value instanceof JsonNull) json.writeNull();
    else if (value instanceof JsonObject object) writeObject(json, object);
    else if (value instanceof List<?> list) writeList(json, list);
    else throw new IllegalStateException("no JSON value: " + value.getClass().getName());
  }

  private static void writeObject(JsonGenerator json, JsonObject object) throws IOException {
    json.writeStartObject();
    for (Map.Entry<String, Object> member : object.members().entrySet()) {
      json.writeFieldName(member.getKey());
      write(json, member.getValue());
    }
    json.writeEndObject();
  }

  private static void writeList(JsonGenerator json, List<?> list) throws IOException {
    json.writeStartArray();
    for (Object element : list) write(json, element);
    json.writeEndArray();
  }
}
