package dev.jeton.planted.chance.token;

import java.security.SecureRandom;

/** Right: tokens are made here. */
final class IssuerThatDraws {
  long ask(SecureRandom random) {
    return random.nextLong();
  }
}
