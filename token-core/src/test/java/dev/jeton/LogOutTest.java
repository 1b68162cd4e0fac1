package dev.jeton;

import static dev.jeton.Shop.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.access.Access;
import dev.jeton.event.SessionEvent.Ended;
import dev.jeton.event.SessionEvent.EndedAll;
import dev.jeton.http.RecordingExchange;
import dev.jeton.identity.Subject;
import dev.jeton.session.EndReason;
import dev.jeton.session.Session;
import dev.jeton.session.SessionId;
import dev.jeton.store.StoreException;
import dev.jeton.token.TokenFormat;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LogOutTest {
  private static final String DELETION =
      "__Host-session=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; Secure;"
          + " HttpOnly; SameSite=Lax";
  private final Shop shop = Shop.open();
  private final String cookie = shop.cookieOf(ALICE);

  @Test
  @DisplayName(
      "Requirements 9 and 61, cookie attack 19: the cookie is deleted and the old value refused")
  void endsTheSessionAndDeletesTheCookie() {
    RecordingExchange exchange = Shop.withCookie(cookie);
    RequestSession request = shop.admitted(exchange, Access.open());
    Session session = request.required();
    shop.heard.clear();

    request.logOut();

    assertThat(request.current()).isEmpty();
    assertThat(exchange.responseHeaders("Set-Cookie")).containsExactly(DELETION);
    assertThat(exchange.responseHeaders("Cache-Control")).containsExactly("no-store");
    assertThat(shop.admits(Shop.withCookie(cookie), Access.session())).isFalse();
    assertThat(shop.heard).contains(new Ended(session.id(), ALICE.id(), EndReason.LOGGED_OUT));
  }

  @Test
  void isIdempotent() {
    RequestSession request = shop.admitted(Shop.withCookie(cookie), Access.open());
    request.logOut();
    shop.heard.clear();

    request.logOut();
    RecordingExchange again = Shop.withCookie(cookie);
    shop.admitted(again, Access.open()).logOut();
    RecordingExchange nobody = RecordingExchange.get("/");
    shop.admitted(nobody, Access.open()).logOut();

    assertThat(again.responseHeaders("Set-Cookie")).containsExactly(DELETION);
    assertThat(nobody.responseHeaders("Set-Cookie")).containsExactly(DELETION);
    assertThat(shop.heard).doesNotHaveAnyElementsOfTypes(Ended.class);
  }

  @Test
  @DisplayName("Requirement 55: a cookie goes only after the store confirmed the end")
  void keepsTheCookieWhileTheStoreIsAway() {
    for (String verb : new String[] {"find", "end"}) {
      RecordingExchange exchange = Shop.withCookie(cookie);
      RequestSession request = shop.admitted(exchange, Access.open());
      shop.store.failing(verb);
      shop.clock.advance(Duration.ofSeconds(6));

      assertThatThrownBy(request::logOut).isInstanceOf(StoreException.class);

      assertThat(exchange.responseHeaders("Set-Cookie")).isEmpty();
      shop.store.failing();
      assertThat(shop.session(Shop.withCookie(cookie))).isPresent();
    }
  }

  @Test
  void canBeTriedAgainOnTheSameRequest() {
    RecordingExchange exchange = Shop.withCookie(cookie);
    RequestSession request = shop.admitted(exchange, Access.open());
    shop.store.failing("end");
    assertThatThrownBy(request::logOut).isInstanceOf(StoreException.class);
    shop.store.failing();

    request.logOut();

    assertThat(exchange.responseHeaders("Set-Cookie")).containsExactly(DELETION);
    assertThat(shop.session(Shop.withCookie(cookie))).isEmpty();
  }

  @Test
  void anAmbiguousCredentialEndsNothingButDeletesTheCookie() {
    RecordingExchange exchange =
        Shop.withCookie(cookie).with("Cookie", Shop.COOKIE + "=" + shop.cookieOf(ALICE));

    shop.admitted(exchange, Access.open()).logOut();

    assertThat(exchange.responseHeaders("Set-Cookie")).containsExactly(DELETION);
    assertThat(shop.session(Shop.withCookie(cookie))).isPresent();
  }

  @Test
  void aSessionJwtThatIsRenewedOnTheWayOutIsDeletedAllTheSame() {
    Shop jwts = Shop.with(options -> options.browserTokens(TokenFormat.JWT));
    String jwt = jwts.cookieOf(ALICE);
    jwts.clock.advance(Duration.ofMinutes(6));
    RecordingExchange exchange = Shop.withCookie(jwt);

    jwts.admitted(exchange, Access.open()).logOut();

    assertThat(exchange.responseHeaders("Set-Cookie")).containsExactly(DELETION);
    assertThat(jwts.session(Shop.withCookie(jwt))).isEmpty();
  }

  @Test
  void logOutEverywhereEndsAllSessionsOfTheSubjectAndNobodyElses() {
    String second = shop.cookieOf(ALICE);
    String bobs = shop.cookieOf(Subject.of("bob"));
    RecordingExchange exchange = Shop.withCookie(cookie);
    shop.heard.clear();

    RequestSession request = shop.admitted(exchange, Access.session());
    request.logOutEverywhere();

    assertThat(request.current()).isEmpty();
    assertThat(exchange.responseHeaders("Set-Cookie")).containsExactly(DELETION);
    assertThat(shop.heard).containsExactly(new EndedAll(ALICE.id(), EndReason.LOGGED_OUT));
    assertThat(shop.session(Shop.withCookie(cookie))).isEmpty();
    assertThat(shop.session(Shop.withCookie(second))).isEmpty();
    assertThat(shop.session(Shop.withCookie(bobs))).isPresent();
  }

  @Test
  void logOutEverywhereKeepsTheCookieWhileTheStoreIsAway() {
    RecordingExchange exchange = Shop.withCookie(cookie);
    RequestSession request = shop.admitted(exchange, Access.session());
    shop.store.failing("endAll");

    assertThatThrownBy(request::logOutEverywhere).isInstanceOf(StoreException.class);

    assertThat(exchange.responseHeaders("Set-Cookie")).isEmpty();
    shop.store.failing();
    assertThat(shop.session(Shop.withCookie(cookie))).isPresent();
  }

  @Test
  void logOutEverywhereOfNobodyEndsNothing() {
    RecordingExchange exchange = RecordingExchange.get("/");
    shop.store.calls();

    shop.admitted(exchange, Access.open()).logOutEverywhere();

    assertThat(shop.store.calls()).isEmpty();
    assertThat(exchange.responseHeaders("Set-Cookie")).containsExactly(DELETION);
  }

  @Test
  @DisplayName("Requirements 12 and 14: sessions are listed without a secret, and ended")
  void anAdministratorListsAndEnds() {
    SessionControl control = shop.tokens().control();
    String other = shop.cookieOf(ALICE);
    SessionId id = shop.session(Shop.withCookie(cookie)).orElseThrow().id();
    shop.heard.clear();

    assertThat(control.of(ALICE.id())).hasSize(2).asString().doesNotContain(cookie.substring(42));
    assertThat(control.end(id)).isTrue();
    assertThat(control.end(id)).isFalse();
    assertThat(control.end(SessionId.of(new byte[16]))).isFalse();

    assertThat(shop.heard).containsExactly(new Ended(id, ALICE.id(), EndReason.REVOKED));
    assertThat(control.of(ALICE.id())).hasSize(1);
    assertThat(shop.session(Shop.withCookie(cookie))).isEmpty();
    assertThat(shop.session(Shop.withCookie(other))).isPresent();
  }

  @Test
  @DisplayName("Requirement 10: all sessions of a disabled account end")
  void anAdministratorEndsAll() {
    shop.heard.clear();

    shop.tokens().control().endAll(ALICE.id());

    assertThat(shop.heard).containsExactly(new EndedAll(ALICE.id(), EndReason.REVOKED));
    assertThat(shop.session(Shop.withCookie(cookie))).isEmpty();
    assertThat(shop.tokens().control().of(ALICE.id())).isEmpty();
  }
}
