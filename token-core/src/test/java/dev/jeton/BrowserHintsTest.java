package dev.jeton;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.jeton.access.Access;
import dev.jeton.http.BrowserHints;
import dev.jeton.http.RecordingExchange;
import dev.jeton.http.SiteData;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What answers ask of browsers beside the session cookie. */
class BrowserHintsTest {
  private static final String HSTS = "Strict-Transport-Security";
  private static final String CLEAR = "Clear-Site-Data";
  private static final BrowserHints BOTH = BrowserHints.none()
      .strictTransportWithSubdomains(ofDays(365))
      .clearingOnLogOut(SiteData.CACHE, SiteData.STORAGE, SiteData.CACHE);
  private final Shop shop = Shop.with(options -> options.browserHints(BOTH));
  private final String cookie = shop.cookieOf(Shop.ALICE);

  @Test
  void nothingIsAskedUnlessWanted() {
    Shop plain = Shop.open();
    RecordingExchange exchange = Shop.withCookie(plain.cookieOf(Shop.ALICE));

    plain.admitted(exchange, Access.session()).logOut();

    assertThat(exchange.responseHeaders(HSTS)).isEmpty();
    assertThat(exchange.responseHeaders(CLEAR)).isEmpty();
  }

  @Test
  @DisplayName("Requirement 28: every answer over TLS asks for TLS, refusals too")
  void everyAnswerOverTlsAsksForTls() {
    for (RecordingExchange exchange : List.of(Shop.withCookie(cookie), Shop.withCookie("none"))) {
      shop.tokens().admit(exchange, Access.session());

      assertThat(exchange.responseHeaders(HSTS))
          .containsExactly("max-age=31536000; includeSubDomains");
    }
  }

  @Test
  @DisplayName("Requirement 28: without TLS nothing is asked (RFC 6797, section 7.2)")
  void withoutTlsNothingIsAsked() {
    RecordingExchange exchange = Shop.withCookie(cookie).overPlainHttp();

    shop.tokens().admit(exchange, Access.session());

    assertThat(exchange.responseHeaders(HSTS)).isEmpty();
  }

  @Test
  void whatTheApplicationAsksStays() {
    RecordingExchange exchange = Shop.withCookie(cookie);
    exchange.setResponseHeaders(HSTS, List.of("max-age=0"));

    shop.admitted(exchange, Access.session());

    assertThat(exchange.responseHeaders(HSTS)).containsExactly("max-age=0");
  }

  @Test
  void thisHostAloneIsAskedFor() {
    RecordingExchange exchange = RecordingExchange.get("/");

    BrowserHints.none().strictTransport(ofMinutes(5)).onArrival(exchange);

    assertThat(exchange.responseHeaders(HSTS)).containsExactly("max-age=300");
  }

  @Test
  void aLifeOfStrictTransportHasBounds() {
    for (Duration wrong : List.of(ofSeconds(-1), ofMillis(1500), ofDays(3650).plusSeconds(1)))
      assertThatIllegalArgumentException()
          .isThrownBy(() -> BrowserHints.none().strictTransport(wrong))
          .withMessageContaining("is not within 0 to 3650 days in whole seconds");
    BrowserHints.none().strictTransport(Duration.ZERO).strictTransport(ofDays(3650));
  }

  @Test
  @DisplayName("Requirement 61: a log-out lets the browser forget what it keeps, each thing once")
  void aLogOutLetsTheBrowserForget() {
    RecordingExchange exchange = Shop.withCookie(cookie);

    shop.admitted(exchange, Access.session()).logOut();

    assertThat(exchange.responseHeaders(CLEAR)).containsExactly("\"cache\", \"storage\"");
  }

  @Test
  @DisplayName("Requirement 61: so does a log-out everywhere, and the end of one's own session")
  void everyLogOutDoes() {
    RecordingExchange everywhere = Shop.withCookie(cookie);
    shop.admitted(everywhere, Access.session()).logOutEverywhere();
    RecordingExchange listed = Shop.withCookie(shop.cookieOf(Shop.ALICE));
    RequestSession session = shop.admitted(listed, Access.session());

    session.ownSessions().end(session.required().id());

    assertThat(everywhere.responseHeaders(CLEAR)).hasSize(1);
    assertThat(listed.responseHeaders(CLEAR)).hasSize(1);
  }

  @Test
  void whoIsNotLoggedOutForgetsNothing() {
    RecordingExchange two = Shop.withCookie(cookie).with("Cookie", Shop.COOKIE + "=x");

    shop.tokens().admit(two, Access.session());

    assertThat(two.responseHeaders("Set-Cookie")).hasSize(1);
    assertThat(two.responseHeaders(CLEAR)).isEmpty();
  }
}
