package dev.jeton.token.jwt;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.ManualClock;
import dev.jeton.Shop;
import dev.jeton.token.TokenFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A JWT in a cookie whose time runs out while a request is looked at. */
class HurriedExpiryTest {
  private static final Duration LIFE = ofMinutes(5);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void isRenewedWhereverInARequestItsExpiryFalls(int millisLeft) {
    ManualClock clock = new ManualClock();
    Shop shop =
        Shop.with(options -> options.browserTokens(TokenFormat.JWT).clock(new Hurried(clock)));
    String cookie = shop.cookieOf(Shop.ALICE);
    Instant begin = ManualClock.NOON.plus(LIFE).minusMillis(millisLeft);
    clock.advance(Duration.between(clock.instant(), begin));

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
