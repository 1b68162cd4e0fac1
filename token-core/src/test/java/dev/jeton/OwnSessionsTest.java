package dev.jeton;

import static dev.jeton.Shop.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.access.Access;
import dev.jeton.event.SessionEvent.Ended;
import dev.jeton.event.SessionEvent.EndedAll;
import dev.jeton.http.RecordingExchange;
import dev.jeton.identity.Subject;
import dev.jeton.session.EndReason;
import dev.jeton.session.Session;
import dev.jeton.session.SessionId;
import dev.jeton.session.Trust;
import dev.jeton.token.IssuedTokens;
import dev.jeton.token.TokenFormat;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What somebody sees of his own sessions and can end, and what an administrator can. */
class OwnSessionsTest {

  private final Shop shop = Shop.open();
  private final String phone = shop.cookieOf(ALICE);
  private final String laptop = laterCookie();
  private final String bob = shop.cookieOf(Subject.of("bob"));

  @Test
  @DisplayName("Requirement 14: a user sees all of his sessions, oldest first, and no other's")
  void allOfOnesSessionsAreListed() {
    RequestSession asking = asking(laptop);

    assertThat(asking.ownSessions().list())
        .extracting(Session::id)
        .containsExactly(idOf(phone), idOf(laptop));
  }

  @Test
  void whoHasNoSessionSeesNoneAndEndsNone() {
    SessionId id = idOf(phone);
    shop.heard.clear();
    RequestSession nobody = shop.admitted(RecordingExchange.get("/"), Access.open());

    assertThat(nobody.ownSessions().list()).isEmpty();
    assertThat(nobody.ownSessions().end(id)).isFalse();
    nobody.ownSessions().endOthers();

    assertThat(shop.heard).isEmpty();
    assertThat(shop.session(Shop.withCookie(phone))).isPresent();
  }

  @Test
  @DisplayName("Requirements 14 and 49: a user ends one of his sessions, at once")
  void oneSessionIsEnded() {
    SessionId id = idOf(phone);

    boolean ended = asking(laptop).ownSessions().end(id);

    assertThat(ended).isTrue();
    assertThat(shop.session(Shop.withCookie(phone))).isEmpty();
    assertThat(shop.session(Shop.withCookie(laptop))).isPresent();
    assertThat(shop.heard).contains(new Ended(id, ALICE.id(), EndReason.REVOKED));
  }

  @Test
  @DisplayName("Requirement 14: another subject's session is like one that nobody has")
  void anotherSubjectsSessionIsLeftAlone() {
    shop.heard.clear();

    boolean ended = asking(laptop).ownSessions().end(idOf(bob));

    assertThat(ended).isFalse();
    assertThat(shop.session(Shop.withCookie(bob))).isPresent();
    assertThat(shop.heard).doesNotHaveAnyElementsOfTypes(Ended.class);
  }

  @Test
  void whoEndsTheSessionThatHeIsInIsLoggedOut() {
    RecordingExchange exchange = Shop.withCookie(laptop);
    RequestSession asking = shop.admitted(exchange, Access.session());

    boolean ended = asking.ownSessions().end(asking.required().id());

    assertThat(ended).isTrue();
    assertThat(asking.current()).isEmpty();
    assertThat(exchange.responseHeaders("Set-Cookie"))
        .singleElement()
        .asString()
        .contains("Max-Age=0");
    assertThat(shop.session(Shop.withCookie(laptop))).isEmpty();
  }

  @Test
  void anEndedSessionIsNotEndedAgain() {
    SessionId id = idOf(phone);
    RequestSession asking = asking(laptop);
    asking.ownSessions().end(id);

    assertThat(asking.ownSessions().end(id)).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("Requirement 11: all other sessions end, and this one stays")
  void allOthersAreEnded(TokenFormat format) {
    Shop own = Shop.with(options -> options.browserTokens(format));
    String other = own.cookieOf(ALICE);
    String kept = own.cookieOf(ALICE);
    String foreign = own.cookieOf(Subject.of("bob"));

    own.admitted(Shop.withCookie(kept), Access.session()).ownSessions().endOthers();

    assertThat(own.session(Shop.withCookie(other))).isEmpty();
    assertThat(own.session(Shop.withCookie(kept))).isPresent();
    assertThat(own.session(Shop.withCookie(foreign))).isPresent();
    assertThat(own.heard).contains(new EndedAll(ALICE.id(), EndReason.REVOKED));
  }

  @Test
  void anApiClientThatEndsAllOthersRefreshesNext() {
    IssuedTokens pair = shop.pairOf(ALICE);
    shop.admitted(Shop.withBearer(pair.token().reveal()), Access.session())
        .ownSessions()
        .endOthers();

    RecordingExchange refresh = RecordingExchange.post("/token/refresh");
    IssuedTokens next =
        shop.tokens().refresh(refresh, pair.refreshToken().orElseThrow()).orElseThrow();

    assertThat(shop.admits(Shop.withBearer(pair.token().reveal()), Access.session()))
        .isFalse();
    assertThat(shop.admits(Shop.withBearer(next.token().reveal()), Access.session()))
        .isTrue();
    assertThat(shop.session(Shop.withCookie(laptop))).isEmpty();
  }

  @Test
  @DisplayName("Requirement 12: an administrator ends all sessions of somebody but one")
  void anAdministratorSparesOne() {
    SessionId spared = idOf(laptop);

    shop.tokens().control().endAllBut(spared, ALICE.id());

    assertThat(shop.session(Shop.withCookie(phone))).isEmpty();
    assertThat(shop.session(Shop.withCookie(laptop))).isPresent();
  }

  @Test
  void theSparedOneMustBeOfThatSubject() {
    shop.tokens().control().endAllBut(idOf(bob), ALICE.id());

    assertThat(shop.tokens().control().of(ALICE.id())).isEmpty();
    assertThat(shop.session(Shop.withCookie(bob))).isPresent();
  }

  private RequestSession asking(String cookie) {
    return shop.admitted(Shop.withCookie(cookie), Access.session().trust(Trust.AUTHORITATIVE));
  }

  private String laterCookie() {
    shop.clock.advance(Duration.ofSeconds(1));
    return shop.cookieOf(ALICE);
  }

  private SessionId idOf(String cookie) {
    return shop.session(Shop.withCookie(cookie)).orElseThrow().id();
  }
}
