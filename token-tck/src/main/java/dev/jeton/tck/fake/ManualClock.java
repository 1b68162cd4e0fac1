package dev.jeton.tck.fake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A clock that stands still until a test moves it, and never goes back. Thread-safe. An application
 * is given it as its clock, and then calls {@link dev.jeton.SessionTokens#follow} where the library's
 * own thread would look after what ended.
 */
public final class ManualClock extends Clock {

  private volatile Instant now;

  /** A clock that shows {@code start}. */
  public ManualClock(Instant start) {
    this.now = start;
  }

  /** Lets this much time pass. */
  public synchronized void advance(Duration time) {
    advanceTo(now.plus(time));
  }

  /**
   * Lets time pass until {@code later}.
   *
   * @throws IllegalArgumentException if that lies in the past
   */
  public synchronized void advanceTo(Instant later) {
    if (later.isBefore(now))
      throw new IllegalArgumentException(later + " is before " + now + ": time never goes back");
    now = later;
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
    return this;
  }
}
