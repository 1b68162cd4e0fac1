package dev.jeton.planted.guessable.token;

import java.util.Random;

/** A fault. */
final class TokenFromARandom {
  int ask(Random random) {
    return random.nextInt();
  }
}
