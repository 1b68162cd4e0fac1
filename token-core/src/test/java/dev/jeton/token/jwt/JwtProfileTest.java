package dev.jeton.token.jwt;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JwtProfileTest {
  private static final JwtProfile PROFILE = JwtProfile.of("https://a.example", "shop", "app");

  @Test
  void livesForFiveMinutesUnlessTold() {
    assertThat(PROFILE.lifetime()).isEqualTo(ofMinutes(5));
  }

  @Test
  void aSecondAndFifteenMinutesAreTheBounds() {
    for (Duration lifetime : List.of(ofSeconds(1), ofMinutes(15)))
      assertThat(PROFILE.livingFor(lifetime).lifetime()).isEqualTo(lifetime);
  }

  @Test
  void lessThanASecondAndMoreThanFifteenMinutesAreRefused() {
    for (Duration lifetime : List.of(ofSeconds(1).minusNanos(1), ofMinutes(15).plusNanos(1)))
      assertThatThrownBy(() -> PROFILE.livingFor(lifetime))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("lifetime " + lifetime + " is not within PT1S to PT15M");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://a.example",
        "a.example",
        "https://a.example?x",
        "https://a.example#x",
        "urn:x",
        ""
      })
  void anIssuerIsAnHttpsUri(String issuer) {
    assertThatThrownBy(() -> JwtProfile.of(issuer, "shop", "app"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be an https URI without query and fragment");
  }

  @Test
  void audienceAndClientMustBeThere() {
    assertThatThrownBy(() -> JwtProfile.of("https://a.example", " ", "app"))
        .hasMessage("the audience must not be blank");
    assertThatThrownBy(() -> JwtProfile.of("https://a.example", "shop", ""))
        .hasMessage("the client id must not be blank");
  }
}
