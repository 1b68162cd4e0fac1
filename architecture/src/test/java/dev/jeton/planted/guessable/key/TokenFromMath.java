package dev.jeton.planted.guessable.key;

/** A fault. */
final class TokenFromMath {
  double ask() {
    return Math.random();
  }
}
