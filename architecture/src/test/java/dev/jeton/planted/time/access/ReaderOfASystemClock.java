package dev.jeton.planted.time.access;

import java.time.Clock;
import java.time.Instant;

/** A fault: only the door names a clock. */
final class ReaderOfASystemClock {
  Instant ask() {
    return Clock.systemUTC().instant();
  }
}
