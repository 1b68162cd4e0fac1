package dev.jeton.origin;

import static dev.jeton.origin.OriginDecision.ALLOWED_ONLY_AUTHORIZATION;
import static dev.jeton.origin.OriginDecision.ALLOWED_PUBLIC_ORIGIN;
import static dev.jeton.origin.OriginDecision.ALLOWED_SAFE_METHOD;
import static dev.jeton.origin.OriginDecision.FOREIGN_ORIGIN;
import static dev.jeton.origin.OriginPolicyTest.FOREIGN;
import static dev.jeton.origin.OriginPolicyTest.OWN;
import static dev.jeton.origin.OriginPolicyTest.POLICY;
import static dev.jeton.origin.OriginPolicyTest.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.http.RecordingExchange;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class UpgradeOriginTest {

  static Stream<RecordingExchange> upgrades() {
    return Stream.of(
        RecordingExchange.get("/socket").with("Upgrade", "websocket").with("Connection", "Upgrade"),
        RecordingExchange.get("/socket")
            .with("upgrade", "WebSocket")
            .with("connection", "keep-alive, upgrade"),
        RecordingExchange.get("/socket")
            .with("Upgrade", "websocket")
            .with("Connection", "keep-alive", "Upgrade"),
        RecordingExchange.get("/socket").with("Upgrade", "other/1").with("Connection", "upgrade"),
        RecordingExchange.get("/socket").with("Upgrade", "h2c, websocket/13"),
        RecordingExchange.get("/socket").with("Upgrade", "websocket"),
        RecordingExchange.of("CONNECT", "/socket"));
  }

  @ParameterizedTest
  @DisplayName(
      "Cookie attack 31: an upgrade from a foreign origin is refused, with a cookie and without")
  @MethodSource("upgrades")
  void anUpgradeFromAForeignOriginIsRefused(RecordingExchange upgrade) {
    upgrade.with("Origin", FOREIGN);

    assertThat(POLICY.decide(upgrade, Presented.COOKIE)).isEqualTo(FOREIGN_ORIGIN);
    assertThat(POLICY.decide(upgrade, Presented.NOTHING)).isEqualTo(FOREIGN_ORIGIN);
    assertThat(POLICY.decide(upgrade, Presented.ONLY_AUTHORIZATION))
        .isEqualTo(ALLOWED_ONLY_AUTHORIZATION);
  }

  @ParameterizedTest
  @DisplayName(
      "Requirement 36, cookie attack 31: an upgrade from here or from a trusted origin passes")
  @MethodSource("upgrades")
  void anUpgradeFromHerePasses(RecordingExchange upgrade) {
    upgrade.with("Origin", OWN);

    assertThat(POLICY.decide(upgrade, Presented.COOKIE)).isEqualTo(ALLOWED_PUBLIC_ORIGIN);
  }

  @ParameterizedTest
  @DisplayName("Cookie attack 31: an upgrade's Origin is compared whatever Sec-Fetch-Site says")
  @CsvSource({
    "same-origin, https://evil.example, FOREIGN_ORIGIN",
    "none, https://evil.example, FOREIGN_ORIGIN",
    "same-site, https://evil.example, FOREIGN_ORIGIN",
    "same-origin, null, NULL_ORIGIN",
    "same-origin, https://shop.example, ALLOWED_SAME_ORIGIN",
    "cross-site, https://shop.example, CROSS_SITE",
    "cross-site, https://desk.partner.example:8443, ALLOWED_TRUSTED_ORIGIN",
    "same-origin, (absent), ALLOWED_SAME_ORIGIN",
    "cross-site, (absent), CROSS_SITE",
    "(absent), (absent), NO_EVIDENCE"
  })
  void anUpgradesOriginIsAlwaysCompared(String site, String origin, OriginDecision expected) {
    RecordingExchange upgrade =
        request("GET", site, origin).with("Upgrade", "websocket").with("Connection", "Upgrade");

    assertThat(POLICY.decide(upgrade, Presented.COOKIE)).isEqualTo(expected);
  }

  @Test
  void anUpgradeHeaderThatNoHopIsAskedToFollowIsNoUpgrade() {
    RecordingExchange offer = request("GET", "cross-site", FOREIGN).with("Upgrade", "h2c");
    RecordingExchange nothing = request("GET", "cross-site", FOREIGN).with("Connection", "upgrade");

    assertThat(POLICY.decide(offer, Presented.COOKIE)).isEqualTo(ALLOWED_SAFE_METHOD);
    assertThat(POLICY.decide(nothing, Presented.COOKIE)).isEqualTo(ALLOWED_SAFE_METHOD);
  }
}
