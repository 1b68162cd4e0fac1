package dev.jeton.planted.time.session;

import java.time.Instant;

/** A fault. */
final class ReaderOfTheInstant {
  Instant ask() {
    return Instant.now();
  }
}
