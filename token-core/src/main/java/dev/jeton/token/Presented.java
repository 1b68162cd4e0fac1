package dev.jeton.token;

/**
 * A token as a client presented it. Immutable.
 *
 * @param token the token
 * @param carrier how it came
 */
public record Presented(SessionToken token, Carrier carrier) {

  /** How a token came: one made for one carrier is refused from another. */
  public enum Carrier {
    /** In the session cookie, sent by a browser by itself. */
    COOKIE,
    /** In an {@code Authorization: Bearer} header. */
    BEARER
  }
}
