package dev.jeton.endpoint;

import dev.jeton.http.HttpExchange;
import dev.jeton.http.Problem;
import dev.jeton.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of a request body, from JSON or from a form: texts and, in JSON, booleans. Everything
 * that is not exactly that is a problem.
 */
sealed interface Body {

  /** What was sent; {@code form} tells that a page sent it. */
  record Fields(Map<String, String> texts, Map<String, Boolean> flags, boolean form)
      implements Body {

    Optional<String> text(String name) {
      return Optional.ofNullable(texts.get(name));
    }

    /** A JSON boolean, or a check box: present where it is checked. */
    boolean flag(String name) {
      return form ? texts.containsKey(name) : flags.getOrDefault(name, false);
    }

    /** Texts and flags hold what people type: nothing of it is printed. */
    @Override
    public String toString() {
      return "Fields[redacted]";
    }
  }

  /** What was sent can't be read. */
  record Unreadable(Problem problem) implements Body {}

  static Body of(HttpExchange exchange, byte[] body) {
    if (body.length > Endpoint.MAX_BODY_BYTES) return new Unreadable(Problem.contentTooLarge());
    return switch (mediaType(exchange)) {
      case "application/json" ->
        JsonObject.parse(body).flatMap(Body::fields).orElseGet(Body::malformed);
      case "application/x-www-form-urlencoded" ->
        FormFields.parse(body)
            .<Body>map(fields -> new Fields(fields, Map.of(), true))
            .orElseGet(Body::malformed);
      default -> new Unreadable(Problem.unsupportedMediaType());
    };
  }

  /**
   * The media type without parameters, in lower case; empty where there is none, or more than one.
   */
  static String mediaType(HttpExchange exchange) {
    List<String> lines = exchange.requestHeaders("Content-Type");
    if (lines.size() != 1) return "";
    return lines.get(0).split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  private static Body malformed() {
    return new Unreadable(Problem.malformedRequest());
  }

  private static Optional<Body> fields(JsonObject json) {
    Map<String, String> texts = new LinkedHashMap<>();
    Map<String, Boolean> flags = new LinkedHashMap<>();
    for (String name : json.names()) {
      json.text(name).ifPresent(text -> texts.put(name, text));
      json.bool(name).ifPresent(flag -> flags.put(name, flag));
      if (!texts.containsKey(name) && !flags.containsKey(name)) return Optional.empty();
    }
    return Optional.of(new Fields(texts, flags, false));
  }
}
