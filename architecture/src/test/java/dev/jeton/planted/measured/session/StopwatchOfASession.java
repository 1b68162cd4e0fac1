package dev.jeton.planted.measured.session;

/** A fault: a life beside the clock. */
final class StopwatchOfASession {
  long ask() {
    return System.nanoTime();
  }
}
