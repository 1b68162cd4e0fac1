package dev.jeton.cookie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("RFC 6265bis, section 5.5: cookie lifetime limits")
class Rfc6265bisSection55Test {
  private static final Instant NOW = Instant.parse("2026-11-23T06:51:44Z");
  private static final Duration LONGEST = Duration.ofDays(400);
  private final CookiePolicy policy = CookiePolicy.host("session");

  @Test
  @DisplayName("Cookie attack 33: 400 days are written as they are")
  void fourHundredDaysAreWrittenAsTheyAre() {
    String line = policy.carry("VALUE", NOW, NOW.plus(LONGEST)).line();

    assertThat(line).contains("; Expires=Tue, 28 Dec 2027 06:51:44 GMT; Max-Age=34560000;");
  }

  @Test
  @DisplayName(
      "Requirement 104, cookie attack 33: a second more is cut to 400 days, in both attributes")
  void aSecondMoreIsCutToFourHundredDays() {
    String line = policy.carry("VALUE", NOW, NOW.plus(LONGEST).plusSeconds(1)).line();

    assertThat(line).contains("; Expires=Tue, 28 Dec 2027 06:51:44 GMT; Max-Age=34560000;");
  }

  @Test
  @DisplayName("Cookie attack 33: a second less is written as it is")
  void aSecondLessIsWrittenAsItIs() {
    String line = policy.carry("VALUE", NOW, NOW.plus(LONGEST).minusSeconds(1)).line();

    assertThat(line).contains("; Expires=Tue, 28 Dec 2027 06:51:43 GMT; Max-Age=34559999;");
  }

  @Test
  @DisplayName("Cookie attack 33: the end of time overflows nothing")
  void theEndOfTimeOverflowsNothing() {
    String line = policy.carry("VALUE", NOW, Instant.MAX).line();

    assertThat(line).contains("; Expires=Tue, 28 Dec 2027 06:51:44 GMT; Max-Age=34560000;");
  }

  @Test
  void livesJustBeforeItsDeadline() {
    String line = policy.carry("VALUE", NOW.minusNanos(1), NOW).line();

    assertThat(line).contains("; Expires=Mon, 23 Nov 2026 06:51:44 GMT; Max-Age=1;");
  }

  @Test
  @DisplayName("Cookie attack 33: a cookie is over at its deadline, and is not written")
  void isOverAtItsDeadline() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> policy.carry("VALUE", NOW, NOW))
        .withMessage("a cookie until 2026-11-23T06:51:44Z is over at 2026-11-23T06:51:44Z");
  }

  @Test
  @DisplayName("Cookie attack 33: a negative life is refused")
  void aNegativeLifeIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> policy.carry("VALUE", NOW, Instant.MIN));
  }

  @ParameterizedTest(name = "from .{0} to 5 s later .{1}: {2} s")
  @CsvSource({"000, 000, 5", "999, 000, 5", "000, 999, 5", "999, 999, 5"})
  void expiresAndMaxAgeNameTheSameSecond(String millisNow, String millisUntil, long maxAge) {
    Instant now = Instant.parse("2026-11-23T06:51:44." + millisNow + "Z");
    Instant until = Instant.parse("2026-11-23T06:51:49." + millisUntil + "Z");

    String line = policy.carry("VALUE", now, until).line();

    assertThat(line).contains("; Expires=Mon, 23 Nov 2026 06:51:49 GMT; Max-Age=" + maxAge + ";");
  }

  @Test
  void theLastFractionOfASecondIsNotADeletion() {
    String line = policy.carry("VALUE", NOW.plusMillis(1), NOW.plusMillis(2)).line();

    assertThat(line).contains("; Expires=Mon, 23 Nov 2026 06:51:45 GMT; Max-Age=1;");
  }
}
