package dev.jeton.token;

/** The two formats of a token. */
public enum TokenFormat {
  /** A key to a record: revoked at once, and worth a store read for each request. */
  REFERENCE,
  /** Carries its claims, signed: checked without the store where the route allows that. */
  JWT
}
