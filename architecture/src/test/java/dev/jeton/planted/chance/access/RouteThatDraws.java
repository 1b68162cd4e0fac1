package dev.jeton.planted.chance.access;

import java.security.SecureRandom;

/** A fault: chance beside tokens and keys. */
final class RouteThatDraws {
  long ask(SecureRandom random) {
    return random.nextLong();
  }
}
