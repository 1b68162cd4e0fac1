package dev.jeton.planted.parser.json;

import com.fasterxml.jackson.core.JsonFactory;

/** Right: the one place that parses. */
final class ParserOfJson {
  private final JsonFactory factory = new JsonFactory();

  String format() {
    return factory.getFormatName();
  }
}
