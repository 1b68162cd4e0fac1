package dev.jeton.planted.chance.endpoint;

import java.security.SecureRandom;

/** Right: draws nothing itself. */
final class EndpointThatHandsOn {
  SecureRandom ask(SecureRandom random) {
    return random;
  }
}
