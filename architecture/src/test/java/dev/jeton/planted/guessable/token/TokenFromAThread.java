package dev.jeton.planted.guessable.token;

import java.util.concurrent.ThreadLocalRandom;

/** A fault. */
final class TokenFromAThread {
  long ask() {
    return ThreadLocalRandom.current().nextLong();
  }
}
