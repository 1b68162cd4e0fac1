package dev.jeton.transport;

import static dev.jeton.session.Rejection.AMBIGUOUS;
import static dev.jeton.session.Rejection.MALFORMED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.cookie.CookieName;
import dev.jeton.http.RecordingExchange;
import dev.jeton.token.Presented;
import dev.jeton.token.Presented.Carrier;
import dev.jeton.token.SessionToken;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PresentationTest {
  private static final CookieName NAME = new CookieName("__Host-session");
  private final RecordingExchange exchange = RecordingExchange.get("/");

  @Test
  void nothingIsNothing() {
    Presentation read = read();

    assertThat(read.anythingCame()).isFalse();
    assertThat(read.cookieCame()).isFalse();
    assertThat(read.onlyBearerCame()).isFalse();
    assertThat(read.token()).isEmpty();
    assertThat(read.fault()).isEmpty();
  }

  @Test
  void aCookieIsAToken() {
    exchange.with("Cookie", "a=b; __Host-session=tok; c=d");

    assertThat(read().token()).contains(presented("tok", Carrier.COOKIE));
    assertThat(read().onlyBearerCame()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer tok", "bearer tok", "BEARER tok", "bEaReR   tok"})
  @DisplayName("JWT attack 50, requirement 92: the scheme in any case, one space or more")
  void aBearerTokenIsAToken(String line) {
    exchange.with("Authorization", line);

    assertThat(read().token()).contains(presented("tok", Carrier.BEARER));
    assertThat(read().onlyBearerCame()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer", "Bearer ", "Bearer\ttok", "Bearer  ", "Bearer tok tok", "Bearer tok ",
            "Bearer a, Bearer b",
        "Bearer a,b", "Bearer,tok", "Bearer \"tok\"", "Bearer tok=x", "Bearer tök",
            "Bearer tok\u0000", "bearer"
      })
  @DisplayName("JWT attack 50: no token, a tab, a list, quotes")
  void aBearerHeaderOfAnotherFormIsMalformed(String line) {
    exchange.with("Authorization", line);

    assertThat(read().token()).isEmpty();
    assertThat(read().fault()).contains(MALFORMED);
    assertThat(read().anythingCame()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Basic YTpi",
        "Bearertok",
        "Digest a=b",
        "",
        "Basic YTpi, Bearer tok",
        "Token tok",
        "Bearer\u00a0tok"
      })
  void anotherSchemeIsNoneOfOurs(String line) {
    exchange.with("Authorization", line);

    assertThat(read().token()).isEmpty();
    assertThat(read().fault()).isEmpty();
    assertThat(read().anythingCame()).isFalse();
    assertThat(read().onlyBearerCame()).isFalse();
  }

  @Test
  @DisplayName("JWT attack 50: two Authorization headers")
  void twoAuthorizationsAreAmbiguous() {
    for (List<String> lines : List.of(
        List.of("Bearer a", "Bearer b"),
        List.of("Bearer a", "Bearer a"),
        List.of("Basic x", "Bearer a"),
        List.of("Bearer a", "Basic x"),
        List.of("Bearer", "Basic x"))) {
      RecordingExchange two = RecordingExchange.get("/")
          .with("Authorization", lines.get(0))
          .with("Authorization", lines.get(1));

      assertThat(Presentation.of(two, NAME).fault()).contains(AMBIGUOUS);
      assertThat(Presentation.of(two, NAME).token()).isEmpty();
    }
  }

  @Test
  @DisplayName("Requirement 90, cookie attack 32: a cookie and a bearer token")
  void aCookieBesideABearerTokenIsAmbiguous() {
    exchange.with("Cookie", "__Host-session=tok").with("Authorization", "Bearer tok");

    assertThat(read().fault()).contains(AMBIGUOUS);
    assertThat(read().token()).isEmpty();
    assertThat(read().severalCookiesCame()).isFalse();
    assertThat(read().onlyBearerCame()).isFalse();
  }

  @Test
  void aCookieBesideAMisshapenBearerTokenIsAmbiguous() {
    exchange.with("Cookie", "__Host-session=tok").with("Authorization", "Bearer");

    assertThat(read().fault()).contains(AMBIGUOUS);
  }

  @Test
  @DisplayName("Cookie attack 1: two cookies of the name, in one line or in two")
  void twoCookiesAreAmbiguous() {
    for (RecordingExchange two : List.of(
        RecordingExchange.get("/").with("Cookie", "__Host-session=a; __Host-session=b"),
        RecordingExchange.get("/").with("Cookie", "__Host-session=a", "__Host-session=a"))) {
      Presentation read = Presentation.of(two, NAME);

      assertThat(read.fault()).contains(AMBIGUOUS);
      assertThat(read.token()).isEmpty();
      assertThat(read.severalCookiesCame()).isTrue();
    }
  }

  @Test
  void aCookieBesideBasicCredentialsIsStillTheOneToken() {
    exchange.with("Cookie", "__Host-session=tok").with("Authorization", "Basic YTpi");

    assertThat(read().token()).contains(presented("tok", Carrier.COOKIE));
    assertThat(read().onlyBearerCame()).isFalse();
  }

  @Test
  @DisplayName("Cookie attack 11: an empty cookie is what is left of a deleted one")
  void anEmptyCookieIsNoCredential() {
    exchange.with("Cookie", "__Host-session=; a=b");

    assertThat(read().anythingCame()).isFalse();
    assertThat(read().token()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/?access_token=tok",
        "/;jsessionid=tok",
        "/?__Host-session=tok",
        "/#access_token=tok",
        "/?Authorization=Bearer%20tok"
      })
  @DisplayName("Requirement 60: a token in a URL is never read")
  void aTokenInTheTargetIsNotRead(String target) {
    Presentation read = Presentation.of(RecordingExchange.get(target), NAME);

    assertThat(read.anythingCame()).isFalse();
    assertThat(read.token()).isEmpty();
  }

  @Test
  void otherHeadersAndOtherCookiesAreNotRead() {
    exchange
        .with("X-Access-Token", "tok")
        .with("Proxy-Authorization", "Bearer tok")
        .with("Cookie", "session=a; __host-session=b; __Host-Session=c; __Secure-session=d");

    assertThat(read().anythingCame()).isFalse();
  }

  @Test
  @DisplayName("Requirement 63: what came is not printed")
  void printsNoToken() {
    exchange.with("Cookie", "__Host-session=hush").with("Authorization", "Bearer hush");

    assertThat(read()).hasToString("Presentation[1 cookies, 1 authorizations]");
  }

  private Presentation read() {
    return Presentation.of(exchange, NAME);
  }

  private static Presented presented(String token, Carrier carrier) {
    return new Presented(SessionToken.of(token), carrier);
  }
}
