package dev.jeton.token;

/** What became of an attempt to exchange a refresh token. */
public sealed interface Refresh {

  /** How tokens came to be given. */
  enum How {
    /** The token was young: it stays, and only what comes beside it is new. */
    KEPT,
    /** The next token, in one conditional write. */
    ROTATED,
    /** The next token once more, byte for byte as somebody got it before. */
    REPEATED,
    /** A token in the place of one whose answer was lost. */
    RECOVERED
  }

  /** Tokens are given. */
  record Refreshed(IssuedTokens tokens, How how) implements Refresh {}

  /** No tokens are given. */
  record Refused(Validation.Refusal refusal) implements Refresh {}
}
