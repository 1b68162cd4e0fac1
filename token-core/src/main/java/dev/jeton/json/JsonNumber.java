package dev.jeton.json;

/**
 * A JSON number that is no long: kept as it was spelled, for a double would forget digits.
 * Immutable.
 */
record JsonNumber(String spelling) {}
