package dev.jeton.planted.reveal.access;

import dev.jeton.token.SessionToken;

/** A fault: tells a token by a call. */
final class RouteThatTellsTokens {
  String tell(SessionToken token) {
    return token.reveal();
  }
}
