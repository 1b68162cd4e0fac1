package dev.jeton.planted.reveal.endpoint;

import dev.jeton.token.SessionToken;
import java.util.Optional;

/** A fault: tells a token by a method reference. */
final class ViewThatTellsByReference {
  Optional<String> tell(Optional<SessionToken> token) {
    return token.map(SessionToken::reveal);
  }
}
