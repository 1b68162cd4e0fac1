package dev.jeton.planted.reveal.transport;

import dev.jeton.token.SessionToken;

/** Right: this is what a token is revealed for. */
final class CarrierOfTokens {
  String tell(SessionToken token) {
    return token.reveal();
  }
}
