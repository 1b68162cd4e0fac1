package dev.jeton.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one strict JSON object with bounds. Not thread-safe: one per document. */
final class StrictParser {
  // A name from outside must not live on in tables that all documents share.
  private static final JsonFactory ANYBODY = factory(false);
  private static final JsonFactory OURSELVES = factory(true);

  private static final int OUTERMOST = 32;
  private static final int WITHIN = 8;

  // Whatever is no longer fits for sure.
  private static final int DIGITS_OF_A_LONG = 18;

  private final JsonParser json;
  private final boolean escapes;
  private int count;

  private StrictParser(JsonParser json, boolean escapes) {
    this.json = json;
    this.escapes = escapes;
  }

  private static JsonFactory factory(boolean shareNames) {
    return JsonFactory.builder()
        .configure(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES, shareNames)
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .streamReadConstraints(StreamReadConstraints.builder()
            .maxNestingDepth(JsonObject.MAX_DEPTH)
            .maxNameLength(JsonObject.MAX_NAME)
            .build())
        .build();
  }

  static Optional<JsonObject> parse(byte[] utf8) {
    try {
      String text = decode(utf8);
      return document(ANYBODY.createParser(text), text.indexOf('\\') >= 0);
    } catch (IOException anotherSpelling) {
      return Optional.empty();
    }
  }

  static Optional<JsonObject> parseOwn(byte[] utf8) {
    // jackson would take text with noughts for UTF-16.
    if (!plain(utf8)) return parse(utf8);
    try {
      return document(OURSELVES.createParser(utf8), false);
    } catch (IOException anotherSpelling) {
      return Optional.empty();
    }
  }

  private static Optional<JsonObject> document(JsonParser parser, boolean escapes) {
    try (JsonParser json = parser) {
      return Optional.of(new StrictParser(json, escapes).document());
    } catch (IOException anotherSpelling) {
      // What a client can cause is a value; why it was refused would only help him to try again.
      return Optional.empty();
    }
  }

  // jackson's decoder takes UTF-16, overlong forms and lone surrogates; the JDK's, told to report,
  // refuses them.
  private static String decode(byte[] utf8) throws CharacterCodingException {
    // In ASCII all decoders agree, and no decoder has to be made.
    if (ascii(utf8)) return new String(utf8, StandardCharsets.US_ASCII);
    return StandardCharsets.UTF_8
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT)
        .decode(ByteBuffer.wrap(utf8))
        .toString();
  }

  private static boolean ascii(byte[] bytes) {
    int all = 0;
    for (byte each : bytes) all |= each;
    return all >= 0;
  }

  /** Whether these are printable characters of ASCII and no escape. */
  private static boolean plain(byte[] bytes) {
    for (byte each : bytes) if (each < ' ' || each == '\\') return false;
    return true;
  }

  private JsonObject document() throws IOException {
    demand(json.nextToken() == JsonToken.START_OBJECT);
    JsonObject object = object();
    demand(json.nextToken() == null);
    return object;
  }

  private JsonObject object() throws IOException {
    // Most documents are one object with some twenty members; those within have a few.
    Map<String, Object> members = new LinkedHashMap<>(count == 0 ? OUTERMOST : WITHIN);
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = wellFormed(json.currentName());
      Object value = value(json.nextToken());
      // Names are compared as they read, not as they are spelled: an escaped letter is that letter.
      demand(members.putIfAbsent(name, value) == null);
    }
    return new JsonObject(Collections.unmodifiableMap(members));
  }

  private List<Object> list() throws IOException {
    List<Object> elements = new ArrayList<>();
    JsonToken next;
    while ((next = json.nextToken()) != JsonToken.END_ARRAY) elements.add(value(next));
    return Collections.unmodifiableList(elements);
  }

  private Object value(@Nullable JsonToken token) throws IOException {
    if (token == null || ++count > JsonObject.MAX_VALUES) throw new NotStrict();
    return switch (token) {
      case VALUE_STRING -> wellFormed(json.getText());
      case VALUE_NUMBER_INT -> integer();
      case VALUE_NUMBER_FLOAT -> number(json.getText());
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> JsonNull.NULL;
      case START_OBJECT -> object();
      case START_ARRAY -> list();
      default -> throw new NotStrict();
    };
  }

  private Object integer() throws IOException {
    if (json.getTextLength() <= DIGITS_OF_A_LONG) return json.getLongValue();
    String digits = json.getText();
    JsonNumber number = number(digits);
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException tooLarge) {
      return number;
    }
  }

  private static JsonNumber number(String spelling) throws NotStrict {
    demand(spelling.length() <= JsonObject.MAX_NUMBER);
    return new JsonNumber(spelling);
  }

  private String wellFormed(String text) throws NotStrict {
    // What was decoded is; only an escape can spell half a pair.
    demand(!escapes || JsonValues.wellFormed(text));
    return text;
  }

  private static void demand(boolean kept) throws NotStrict {
    if (!kept) throw new NotStrict();
  }

  /** Carries a refusal up to {@link #parse}, which makes it a value. */
  private static final class NotStrict extends IOException {
    private static final long serialVersionUID = 1L;

    // No stack trace: garbage must be cheap.
    @Override
    public synchronized Throwable fillInStackTrace() {
      return this;
    }
  }
}
