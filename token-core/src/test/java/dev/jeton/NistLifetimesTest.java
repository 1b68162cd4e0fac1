package dev.jeton;

import static dev.jeton.Shop.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.access.Access;
import dev.jeton.session.Lifetimes;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Requirement 112: NIST SP 800-63B-4, sections 2.1.3, 2.2.3 and 2.3.3")
class NistLifetimesTest {

  private static final Duration MOMENT = Duration.ofMillis(1);

  static Stream<Arguments> levels() {
    return Stream.of(
        Arguments.of(Lifetimes.NIST_AAL1, Duration.ofDays(30), Duration.ofDays(30)),
        Arguments.of(Lifetimes.NIST_AAL2, Duration.ofHours(1), Duration.ofHours(24)),
        Arguments.of(Lifetimes.NIST_AAL3, Duration.ofMinutes(15), Duration.ofHours(12)));
  }

  @ParameterizedTest
  @MethodSource("levels")
  void anUnusedSessionLivesUntilTheIdleLimitAndIsOverAtIt(
      Lifetimes level, Duration idle, Duration absolute) {
    Shop shop = Shop.with(options -> options.lifetimes(level));
    String cookie = shop.cookieOf(ALICE);
    String unused = shop.cookieOf(ALICE);

    shop.clock.advance(idle.minus(MOMENT));
    assertThat(shop.admits(Shop.withCookie(cookie), Access.session())).isTrue();

    shop.clock.advance(MOMENT);
    assertThat(shop.admits(Shop.withCookie(unused), Access.session())).isFalse();
  }

  @ParameterizedTest
  @MethodSource("levels")
  void aSessionInUseLivesUntilTheAbsoluteLimitAndIsOverAtIt(
      Lifetimes level, Duration idle, Duration absolute) {
    Shop shop = Shop.with(options -> options.lifetimes(level));
    String cookie = shop.cookieOf(ALICE);
    Duration step = idle.dividedBy(2);
    for (long used = 1; used < absolute.dividedBy(step); used++) {
      shop.clock.advance(step);
      assertThat(shop.admits(Shop.withCookie(cookie), Access.session())).isTrue();
    }

    shop.clock.advance(step.minus(MOMENT));
    assertThat(shop.admits(Shop.withCookie(cookie), Access.session())).isTrue();

    shop.clock.advance(MOMENT);
    assertThat(shop.admits(Shop.withCookie(cookie), Access.session())).isFalse();
  }
}
