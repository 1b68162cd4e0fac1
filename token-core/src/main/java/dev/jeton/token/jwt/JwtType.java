package dev.jeton.token.jwt;

import dev.jeton.session.TokenKind;

/**
 * The explicit types of our JWTs: one is never accepted in the place of another (RFC 8725, section
 * 3.11).
 */
enum JwtType {
  /**
   * A bearer access token, RFC 9068; its session's record belongs to the refresh token beside it.
   */
  ACCESS("at+jwt", TokenKind.REFRESH),
  /** The JWT in a browser's cookie. */
  SESSION("session+jwt", TokenKind.JWT);

  private final String typ;
  private final TokenKind kind;

  JwtType(String typ, TokenKind kind) {
    this.typ = typ;
    this.kind = kind;
  }

  String typ() {
    return typ;
  }

  /** The kind of the record that such a token names. */
  TokenKind kind() {
    return kind;
  }
}
