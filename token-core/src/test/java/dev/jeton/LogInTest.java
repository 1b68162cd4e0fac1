package dev.jeton;

import static dev.jeton.Shop.ALICE;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.access.Access;
import dev.jeton.event.SessionEvent.Ended;
import dev.jeton.event.SessionEvent.LogInRefused;
import dev.jeton.event.SessionEvent.LoggedIn;
import dev.jeton.http.RecordingExchange;
import dev.jeton.identity.Subject;
import dev.jeton.session.EndReason;
import dev.jeton.session.Rejection;
import dev.jeton.session.Session;
import dev.jeton.store.StoreException;
import dev.jeton.token.IssuedTokens;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LogInTest {
  private final Shop shop = Shop.open();

  @Test
  void opensASessionAndSaysSo() {
    RecordingExchange exchange = Shop.logInRequest();
    RequestSession request = shop.atLogIn(exchange);

    Session opened = request.beginLogIn().withCookie(ALICE, shop.byPassword()).orElseThrow();

    assertThat(opened.subject()).isEqualTo(ALICE);
    assertThat(request.current()).contains(opened);
    assertThat(shop.heard).singleElement().isInstanceOfSatisfying(LoggedIn.class, told -> {
      assertThat(told.session()).isEqualTo(opened.id());
      assertThat(told.method()).isEqualTo("pwd");
    });
  }

  @Test
  @DisplayName(
      "Requirements 23 to 26, 62 and 110: the cookie that ends with the browser, to the byte")
  void writesTheSessionCookie() {
    RecordingExchange exchange = Shop.logInRequest();

    shop.atLogIn(exchange).beginLogIn().withCookie(ALICE, shop.byPassword());

    assertThat(exchange.responseHeaders("Set-Cookie"))
        .singleElement()
        .asString()
        .matches(
            "__Host-session=jeton_s_[A-Za-z0-9_-]{98}; Path=/; Secure; HttpOnly; SameSite=Lax");
    assertThat(exchange.responseHeaders("Cache-Control")).containsExactly("no-store");
  }

  @Test
  @DisplayName("The cookie that outlives the browser, to the byte")
  void writesTheRememberedCookie() {
    RecordingExchange exchange = Shop.logInRequest();

    Session opened = shop.atLogIn(exchange)
        .beginLogIn()
        .remembered(true)
        .withCookie(ALICE, shop.byPassword())
        .orElseThrow();

    assertThat(exchange.responseHeaders("Set-Cookie"))
        .singleElement()
        .asString()
        .matches("__Host-session=jeton_s_[A-Za-z0-9_-]{98}; Path=/;"
            + " Expires=Sun, 01 Feb 2026 12:00:00 GMT; Max-Age=2592000;"
            + " Secure; HttpOnly; SameSite=Lax");
    assertThat(opened.idleEndsAt()).isEqualTo(ManualClock.NOON.plus(ofDays(14)));
  }

  @Test
  @DisplayName("Requirement 4: two log-ins of one subject get two tokens")
  void twoLogInsDiffer() {
    assertThat(shop.cookieOf(ALICE)).isNotEqualTo(shop.cookieOf(ALICE));
    assertThat(shop.tokens().control().of(ALICE.id())).hasSize(2);
  }

  @Test
  @DisplayName("Requirement 6, cookie attack 18: a log-in over a session ends that session")
  void aLogInOverASessionEndsIt() {
    String planted = shop.cookieOf(Subject.of("mallory"));
    Session old = shop.session(Shop.withCookie(planted)).orElseThrow();
    shop.heard.clear();
    RecordingExchange exchange = Shop.logInRequest().with("Cookie", Shop.COOKIE + "=" + planted);

    shop.atLogIn(exchange).beginLogIn().withCookie(ALICE, shop.byPassword());

    String fresh = Shop.cookieSetOn(exchange).orElseThrow();
    assertThat(fresh).isNotEqualTo(planted);
    assertThat(shop.session(Shop.withCookie(fresh)).orElseThrow().subject()).isEqualTo(ALICE);
    assertThat(shop.admits(Shop.withCookie(planted), Access.session())).isFalse();
    assertThat(shop.heard)
        .contains(new Ended(old.id(), old.subject().id(), EndReason.REPLACED))
        .hasAtLeastOneElementOfType(LoggedIn.class);
    assertThat(shop.rejections()).containsExactly(Rejection.ENDED);
  }

  @Test
  void aLogInForBearerTokensOverASessionEndsIt() {
    String planted = shop.cookieOf(ALICE);
    RecordingExchange exchange = Shop.logInRequest().with("Cookie", Shop.COOKIE + "=" + planted);

    IssuedTokens issued = shop.atLogIn(exchange)
        .beginLogIn()
        .withBearerTokens(ALICE, shop.byPassword())
        .orElseThrow();

    assertThat(shop.admits(Shop.withCookie(planted), Access.session())).isFalse();
    assertThat(shop.admits(Shop.withBearer(issued.token().reveal()), Access.session()))
        .isTrue();
    assertThat(Shop.cookieSetOn(exchange)).isEmpty();
  }

  @Test
  @DisplayName("Cookie attack 20: one Set-Cookie of the name, whatever happened before")
  void oneCookieIsSetWhateverHappenedBefore() {
    String cookie = shop.cookieOf(ALICE);
    RecordingExchange exchange =
        Shop.logInRequest().with("Cookie", Shop.COOKIE + "=" + cookie, Shop.COOKIE + "=other");
    exchange.setResponseHeaders("Set-Cookie", List.of("theme=dark; Path=/"));
    RequestSession request = shop.atLogIn(exchange);
    assertThat(request.current()).isEmpty();

    request.beginLogIn().withCookie(ALICE, shop.byPassword());
    request.beginLogIn().withCookie(ALICE, shop.byPassword());

    assertThat(exchange.responseHeaders("Set-Cookie")).hasSize(2).contains("theme=dark; Path=/");
    assertThat(shop.session(Shop.withCookie(Shop.cookieSetOn(exchange).orElseThrow())))
        .isPresent();
  }

  @Test
  void aSecondLogInOnOneRequestReplacesTheFirst() {
    RequestSession request = shop.atLogIn(Shop.logInRequest());

    request.beginLogIn().withCookie(ALICE, shop.byPassword());
    Session second = request.beginLogIn().withCookie(ALICE, shop.byPassword()).orElseThrow();

    assertThat(shop.tokens().control().of(ALICE.id()))
        .extracting(Session::id)
        .containsExactly(second.id());
  }

  @Test
  @DisplayName(
      "JWT attack 43, requirement 10: an account that is disabled during the log-in gets no session")
  void aLogInThatTheEndOfAllOvertakesGetsNoSession() {
    RecordingExchange exchange = Shop.logInRequest();
    RequestSession request = shop.atLogIn(exchange);
    LogIn logIn = request.beginLogIn();
    shop.tokens().control().endAll(ALICE.id());
    shop.heard.clear();

    assertThat(logIn.withCookie(ALICE, shop.byPassword())).isEmpty();
    assertThat(logIn.withBearerTokens(ALICE, shop.byPassword())).isEmpty();

    assertThat(exchange.responseHeaders("Set-Cookie")).isEmpty();
    assertThat(shop.tokens().control().of(ALICE.id())).isEmpty();
    assertThat(request.current()).isEmpty();
    assertThat(shop.heard).hasSize(2).hasOnlyElementsOfType(LogInRefused.class);
  }

  @Test
  void aVoidLogInLeavesTheSessionThatIsThere() {
    String cookie = shop.cookieOf(Subject.of("bob"));
    RequestSession request =
        shop.atLogIn(Shop.logInRequest().with("Cookie", Shop.COOKIE + "=" + cookie));
    LogIn logIn = request.beginLogIn();
    shop.tokens().control().endAll(ALICE.id());

    assertThat(logIn.withCookie(ALICE, shop.byPassword())).isEmpty();

    assertThat(shop.session(Shop.withCookie(cookie))).isPresent();
  }

  @Test
  void anotherSubjectsEndVoidsNoLogIn() {
    LogIn logIn = shop.atLogIn(Shop.logInRequest()).beginLogIn();

    shop.tokens().control().endAll(Subject.of("bob").id());

    assertThat(logIn.withCookie(ALICE, shop.byPassword())).isPresent();
  }

  @Test
  @DisplayName("Requirement 55: where the store fails no cookie is written")
  void aStoreThatIsAwayOpensNothing() {
    for (String verb : new String[] {"epoch", "create"}) {
      RecordingExchange exchange = Shop.logInRequest();
      RequestSession request = shop.atLogIn(exchange);
      shop.store.failing(verb);

      assertThatThrownBy(() -> request.beginLogIn().withCookie(ALICE, shop.byPassword()))
          .isInstanceOf(StoreException.class);

      assertThat(exchange.responseHeaders("Set-Cookie")).isEmpty();
      shop.store.failing();
    }
  }

  @Test
  void aSessionThatCannotBeReplacedStaysAndNoCookieIsWritten() {
    String cookie = shop.cookieOf(ALICE);
    RecordingExchange exchange = Shop.logInRequest().with("Cookie", Shop.COOKIE + "=" + cookie);
    RequestSession request = shop.atLogIn(exchange);
    shop.store.failing("end");

    assertThatThrownBy(() -> request.beginLogIn().withCookie(ALICE, shop.byPassword()))
        .isInstanceOf(StoreException.class);

    assertThat(exchange.responseHeaders("Set-Cookie")).isEmpty();
    assertThat(shop.session(Shop.withCookie(cookie))).isPresent();
  }

  @Test
  void aRequiredSessionThatIsNotThereIsAFaultOfTheRoute() {
    RequestSession request = shop.admitted(RecordingExchange.get("/"), Access.open());

    assertThatThrownBy(request::required)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("let the route demand one");
  }

  @Test
  @DisplayName("Cookie attack 23: an evicted cookie is nobody, and logs in anew")
  void anExpiredCookieIsNoObstacle() {
    String cookie = shop.cookieOf(ALICE);
    shop.clock.advance(ofMinutes(31));
    RecordingExchange exchange = Shop.logInRequest().with("Cookie", Shop.COOKIE + "=" + cookie);

    assertThat(shop.atLogIn(exchange).beginLogIn().withCookie(ALICE, shop.byPassword()))
        .isPresent();
  }
}
