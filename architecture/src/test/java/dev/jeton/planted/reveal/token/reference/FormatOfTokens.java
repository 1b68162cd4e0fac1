package dev.jeton.planted.reveal.token.reference;

import dev.jeton.token.SessionToken;

/** Right: this is what a token is revealed for. */
final class FormatOfTokens {
  String tell(SessionToken token) {
    return token.reveal();
  }
}
