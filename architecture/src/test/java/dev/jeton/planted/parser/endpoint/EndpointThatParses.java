package dev.jeton.planted.parser.endpoint;

import com.fasterxml.jackson.core.JsonFactory;

/** A fault: accepts what the strict parser refuses. */
final class EndpointThatParses {
  private final JsonFactory factory = new JsonFactory();

  String format() {
    return factory.getFormatName();
  }
}
