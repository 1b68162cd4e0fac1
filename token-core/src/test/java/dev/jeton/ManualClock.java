package dev.jeton;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A clock that stands still until it is told to move; by one thread, and read by all. The one for
 * everybody else is {@code dev.jeton.tck.fake.ManualClock}, in a module that is built on this one: its
 * own tests can't have it, or the modules would form a circle.
 */
public final class ManualClock extends Clock {
  public static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

  private volatile Instant now = NOON;

  public void advance(Duration by) {
    now = now.plus(by);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("tests live in UTC");
  }
}
