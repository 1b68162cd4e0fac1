package dev.jeton.planted.guessable.token;

import java.security.SecureRandom;

/** Right: a strong generator that was handed over. */
final class TokenFromOurs {
  long ask(SecureRandom random) {
    return random.nextLong();
  }
}
