package dev.jeton.planted.abroad.transport;

import dev.jeton.token.SessionToken;

/** Right: a token has a rule of its own. */
final class CarrierOfTokens {
  String tell(SessionToken token) {
    return token.reveal();
  }
}
