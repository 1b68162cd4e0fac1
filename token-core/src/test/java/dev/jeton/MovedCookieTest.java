package dev.jeton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.jeton.access.Access;
import dev.jeton.cookie.CookiePolicy;
import dev.jeton.http.RecordingExchange;
import dev.jeton.key.KeyAlgorithm;
import dev.jeton.token.jwt.JwtProfile;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The session cookie gets another name. */
class MovedCookieTest {
  private static final JwtProfile PROFILE = JwtProfile.of(Shop.ORIGIN, Shop.ORIGIN, "first-party");
  private final Shop shop = moved(CookiePolicy.host("sid"));
  private final String token = shop.cookieOf(Shop.ALICE);
  private final String other = shop.cookieOf(Shop.ALICE.withRoles("other"));

  private static Shop moved(CookiePolicy former) {
    FormerTokens same = FormerTokens.of(Shop.ring(KeyAlgorithm.ES256), PROFILE, "jeton");
    return Shop.with(options -> options.formerly(same.inCookie(former)));
  }

  private static RecordingExchange cookies(String... pairs) {
    return RecordingExchange.get("/").with("Cookie", String.join("; ", pairs));
  }

  @Test
  void theFormerCookieOpensItsSession() {
    assertThat(shop.admits(cookies("__Host-sid=" + token), Access.session())).isTrue();
    assertThat(shop.admits(cookies("__Host-id=" + token), Access.session())).isFalse();
  }

  @Test
  @DisplayName("Requirement 103: a tossed cookie of the former name takes no session's place")
  void thePresentCookieGoesFirst() {
    RecordingExchange both = cookies("__Host-sid=" + other, Shop.COOKIE + "=" + token);

    assertThat(shop.admitted(both, Access.session()).required().subject()).isEqualTo(Shop.ALICE);
  }

  @Test
  void whatIsWrittenHasThePresentNameAndTheFormerIsForgotten() {
    RecordingExchange exchange = cookies("__Host-sid=" + token);

    shop.admitted(exchange, Access.session()).rotate();

    assertThat(Shop.cookieSetOn(exchange)).isPresent();
    assertThat(deletions(exchange)).hasSize(1);
  }

  @Test
  @DisplayName("Requirement 61: a log-out forgets the former cookie too")
  void aLogOutForgetsBoth() {
    RecordingExchange exchange = cookies("__Host-sid=" + token);

    shop.admitted(exchange, Access.session()).logOut();

    assertThat(deletions(exchange)).hasSize(1);
    assertThat(exchange.responseHeaders("Set-Cookie")).hasSize(2);
    assertThat(shop.admits(cookies("__Host-sid=" + token), Access.session())).isFalse();
  }

  @Test
  @DisplayName("Requirement 29: another site's request with the former cookie")
  void theFormerCookieIsNoWayRoundTheOriginCheck() {
    RecordingExchange forged = RecordingExchange.post("/api/orders")
        .with("Cookie", "__Host-sid=" + token)
        .with("Origin", "https://evil.example");

    assertThat(shop.admits(forged, Access.session())).isFalse();
  }

  @Test
  void theFormerCookieIsNotThePresentOne() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> moved(CookiePolicy.host("session")))
        .withMessage("the former cookie __Host-session has the name, path and domain of the present"
            + " one: leave it out");
  }

  private static List<String> deletions(RecordingExchange exchange) {
    return exchange.responseHeaders("Set-Cookie").stream()
        .filter(line -> line.startsWith("__Host-sid=;"))
        .toList();
  }
}
