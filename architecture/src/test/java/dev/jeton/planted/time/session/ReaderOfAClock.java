package dev.jeton.planted.time.session;

import java.time.Clock;
import java.time.Instant;

/** Right: a clock was handed over. */
final class ReaderOfAClock {
  Instant ask(Clock clock) {
    return clock.instant().isAfter(Instant.EPOCH) ? Instant.now(clock) : Instant.EPOCH;
  }
}
