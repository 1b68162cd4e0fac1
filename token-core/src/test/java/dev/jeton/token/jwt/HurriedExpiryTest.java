package dev.jeton.token.jwt;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.ManualClock;
import dev.jeton.Shop;
import dev.jeton.token.TokenFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** A JWT in a cookie whose time runs out while a request is looked at. */
class HurriedExpiryTest {
  private final ManualClock clock = new ManualClock();
  private final Shop shop =
      Shop.with(options -> options.browserTokens(TokenFormat.JWT).clock(new Hurried(clock)));

  @Test
  void isRenewedWhereverInARequestItsExpiryFalls() {
    String cookie = shop.cookieOf(Shop.ALICE);
    clock.advance(ofMinutes(5).minusMillis(100));

    while (clock.instant().isBefore(ManualClock.NOON.plus(ofMinutes(5)).plusMillis(100)))
      assertThat(shop.admits(Shop.withCookie(cookie), Counterfeit.LOCAL)).isTrue();
  }

  /** Each reading is a millisecond later than the one before. */
  private static final class Hurried extends Clock {
    private final ManualClock clock;

    private Hurried(ManualClock clock) {
      this.clock = clock;
    }

    @Override
    public Instant instant() {
      clock.advance(ofMillis(1));
      return clock.instant();
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
}
