package dev.jeton.session;

/** What a session's client holds; a record and its tokens agree on it for life. */
public enum TokenKind {
  /** A reference token that opens the session by itself: a browser's cookie. */
  SESSION('s'),
  /** A reference token that is only good for a new access token. */
  REFRESH('r'),
  /** A JWT in a cookie: no reference token exists. */
  JWT('j');

  private final char letter;

  TokenKind(char letter) {
    this.letter = letter;
  }

  /** The letter that stands for it in tokens and records. */
  public char letter() {
    return letter;
  }

  /**
   * The kind of this letter.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static TokenKind of(char letter) {
    for (TokenKind kind : values()) if (kind.letter == letter) return kind;
    throw new IllegalArgumentException("no token kind has the letter " + letter);
  }
}
