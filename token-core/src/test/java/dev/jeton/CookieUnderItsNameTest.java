package dev.jeton;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.access.Access;
import dev.jeton.cookie.CookieName;
import dev.jeton.cookie.CookiePolicy;
import dev.jeton.event.SessionEvent.Ended;
import dev.jeton.http.RecordingExchange;
import dev.jeton.key.KeyAlgorithm;
import dev.jeton.session.Rejection;
import dev.jeton.session.Trust;
import dev.jeton.token.TokenFormat;
import dev.jeton.token.jwt.JwtProfile;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The session cookie moves from a domain and a path to the host alone, and keeps its name. */
class CookieUnderItsNameTest {
  private static final String NAME = "__Secure-sid";
  private static final CookiePolicy HOST =
      CookiePolicy.builder(new CookieName(NAME)).build();
  private static final CookiePolicy DOMAIN = CookiePolicy.builder(new CookieName(NAME))
      .sharedWithDomain("shop.example")
      .build();
  private static final CookiePolicy APP =
      CookiePolicy.builder(new CookieName(NAME)).path("/app").build();
  private static final JwtProfile PROFILE = JwtProfile.of(Shop.ORIGIN, Shop.ORIGIN, "first-party");
  private final Shop shop = moved(TokenFormat.REFERENCE);
  private final String alice = logIn(shop, false);

  private static Shop moved(TokenFormat format) {
    FormerTokens same = FormerTokens.of(Shop.ring(KeyAlgorithm.ES256), PROFILE, "jeton");
    return Shop.with(options -> options
        .cookie(HOST)
        .browserTokens(format)
        .formerly(same.inCookie(DOMAIN))
        .formerly(same.inCookie(APP)));
  }

  @Test
  void aLogInDeletesWhatWasLeftBehindThoughItDidNotCome() {
    RecordingExchange exchange = Shop.logInRequest();

    shop.atLogIn(exchange).beginLogIn().withCookie(Shop.ALICE, shop.byPassword());

    assertThat(exchange.responseHeaders("Set-Cookie"))
        .containsExactly(
            HOST.carry(value(exchange).orElseThrow()).line(),
            DOMAIN.delete().line(),
            APP.delete().line());
  }

  @Test
  @DisplayName("Requirement 61: a log-out deletes the cookie of each path and domain")
  void aLogOutDeletesAll() {
    RecordingExchange exchange = cookies(alice);

    shop.admitted(exchange, Access.session()).logOut();

    assertThat(exchange.responseHeaders("Set-Cookie"))
        .containsExactly(
            HOST.delete().line(), DOMAIN.delete().line(), APP.delete().line());
  }

  @Test
  @DisplayName("Requirement 103: of two cookies the one counts that opens a session, in any order")
  void theOneThatOpensASessionGoesOn() {
    for (RecordingExchange exchange :
        List.of(cookies(alice, "left"), cookies("left", alice), cookies("a", alice, "b"))) {
      RequestSession session = shop.admitted(exchange, Access.session());

      assertThat(session.required().subject()).isEqualTo(Shop.ALICE);
      assertThat(exchange.responseHeaders("Set-Cookie"))
          .containsExactly(
              HOST.carry(alice).line(), DOMAIN.delete().line(), APP.delete().line());
    }
    assertThat(shop.rejections()).isEmpty();
  }

  @Test
  void aRememberedSessionStaysOne() {
    String remembered = logIn(shop, true);
    RecordingExchange exchange = cookies("left", remembered);

    shop.admitted(exchange, Access.session());

    assertThat(exchange.responseHeaders("Set-Cookie").get(0)).contains("; Max-Age=2592000;");
  }

  @Test
  void whatIsCutIsWrittenOnce() {
    RecordingExchange exchange = cookies("left", alice);

    assertThat(shop.admitted(exchange, Access.session()).rotate()).isEmpty();

    String next = value(exchange).orElseThrow();
    assertThat(next).isNotEqualTo(alice);
    assertThat(exchange.responseHeaders("Set-Cookie"))
        .containsExactly(
            HOST.carry(next).line(), DOMAIN.delete().line(), APP.delete().line());
  }

  @Test
  void aTokenThatTheSessionLeftBehindIsNoStolenOne() {
    RecordingExchange cutting = cookies(alice);
    shop.admitted(cutting, Access.session()).rotate();
    String next = value(cutting).orElseThrow();
    shop.clock.advance(Duration.ofMinutes(1));

    assertThat(shop.admits(cookies(alice, next), Access.session())).isTrue();

    assertThat(shop.heard).noneMatch(Ended.class::isInstance);
    assertThat(shop.admits(cookies(next), Access.session())).isTrue();
  }

  @Test
  @DisplayName(
      "Cookie attack 1: where both open a session neither is believed, and both are deleted")
  void twoThatOpenASessionOpenNone() {
    RecordingExchange exchange = cookies(alice, logIn(shop, false));

    assertThat(shop.admits(exchange, Access.session())).isFalse();

    assertThat(shop.rejections()).containsExactly(Rejection.AMBIGUOUS);
    assertThat(exchange.responseHeaders("Set-Cookie"))
        .containsExactly(
            HOST.delete().line(), DOMAIN.delete().line(), APP.delete().line());
  }

  @Test
  void twoThatOpenNoneAreDeleted() {
    RecordingExchange exchange = cookies("left", "right");

    assertThat(shop.admits(exchange, Access.session())).isFalse();

    assertThat(shop.rejections()).containsExactly(Rejection.AMBIGUOUS);
    assertThat(exchange.responseHeaders("Set-Cookie")).contains(DOMAIN.delete().line());
  }

  @Test
  void moreThanHaveEverBeenSetOpenNothing() {
    shop.store.calls();

    assertThat(shop.admits(cookies("a", "b", "c", alice), Access.session())).isFalse();

    assertThat(shop.store.calls()).isEmpty();
  }

  @Test
  void aCookieThatDidNotMoveIsToldFromNothing() {
    Shop still = Shop.with(options -> options.cookie(HOST));
    String token = logIn(still, false);

    assertThat(still.admits(cookies("left", token), Access.session())).isFalse();
    assertThat(still.rejections()).containsExactly(Rejection.AMBIGUOUS);
  }

  @Test
  void twoCookiesBesideABearerTokenOpenNothing() {
    RecordingExchange exchange = cookies("left", alice).with("Authorization", "Bearer " + alice);

    assertThat(shop.admits(exchange, Access.session())).isFalse();
    assertThat(shop.rejections()).containsExactly(Rejection.AMBIGUOUS);
  }

  @Test
  void aJwtIsToldFromWhatWasLeftBehindToo() {
    Shop jwts = moved(TokenFormat.JWT);
    String token = logIn(jwts, false);
    RecordingExchange exchange = cookies("left", token);

    jwts.admitted(exchange, Access.session().trust(Trust.LOCAL)).required();

    assertThat(exchange.responseHeaders("Set-Cookie"))
        .containsExactly(
            HOST.carry(token).line(), DOMAIN.delete().line(), APP.delete().line());
  }

  private static String logIn(Shop shop, boolean remembered) {
    RecordingExchange exchange = Shop.logInRequest();
    shop.atLogIn(exchange)
        .beginLogIn()
        .remembered(remembered)
        .withCookie(Shop.ALICE, shop.byPassword());
    return value(exchange).orElseThrow();
  }

  private static RecordingExchange cookies(String... values) {
    return RecordingExchange.get("/app/orders")
        .with("Cookie", NAME + "=" + String.join("; " + NAME + "=", values));
  }

  private static Optional<String> value(RecordingExchange exchange) {
    return exchange.responseHeaders("Set-Cookie").stream()
        .map(line -> line.substring(NAME.length() + 1, line.indexOf(';')))
        .filter(value -> !value.isEmpty())
        .findFirst();
  }
}
