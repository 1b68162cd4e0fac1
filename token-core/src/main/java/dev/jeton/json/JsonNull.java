package dev.jeton.json;

/** The JSON literal {@code null}: there, and of no type that a caller asks for. Immutable. */
enum JsonNull {
  NULL
}
