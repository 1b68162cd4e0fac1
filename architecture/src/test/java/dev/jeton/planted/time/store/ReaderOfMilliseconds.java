package dev.jeton.planted.time.store;

/** A fault. */
final class ReaderOfMilliseconds {
  long ask() {
    return System.currentTimeMillis();
  }
}
