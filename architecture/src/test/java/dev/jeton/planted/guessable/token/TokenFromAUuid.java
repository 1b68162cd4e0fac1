package dev.jeton.planted.guessable.token;

import java.util.UUID;

/** A fault: whose generator that is nobody chose. */
final class TokenFromAUuid {
  String ask() {
    return UUID.randomUUID().toString();
  }
}
