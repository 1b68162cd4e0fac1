package dev.jeton.origin;

/**
 * What a request brought to prove who sends it, as far as it matters to where the request began.
 * Immutable.
 */
public enum Presented {
  /** Nothing that could be a credential of ours. */
  NOTHING,
  /**
   * A session cookie, which a browser adds whoever began the request; alone or beside another
   * credential.
   */
  COOKIE,
  /**
   * A bearer token in {@code Authorization} and no session cookie: no browser adds it by itself.
   * {@code Basic} is not of this kind, for a browser remembers it; such a request brought {@link
   * #NOTHING}.
   */
  ONLY_AUTHORIZATION
}
