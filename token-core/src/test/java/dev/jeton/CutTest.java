package dev.jeton;

import static dev.jeton.Shop.ALICE;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.access.Access;
import dev.jeton.event.SessionEvent.Reused;
import dev.jeton.event.SessionEvent.Rotated;
import dev.jeton.http.RecordingExchange;
import dev.jeton.identity.Authentication;
import dev.jeton.session.EndReason;
import dev.jeton.session.Rejection;
import dev.jeton.session.Reuse;
import dev.jeton.session.SessionId;
import dev.jeton.store.SessionDraft;
import dev.jeton.store.SessionRecord;
import dev.jeton.token.IssuedTokens;
import dev.jeton.token.SessionToken;
import dev.jeton.token.TokenFormat;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A cut: a fresh token that nothing leads to, for a change of privilege. */
class CutTest {
  private static final Duration GRACE = ofSeconds(10);
  private final Shop shop = Shop.open();
  private final String cookie = shop.cookieOf(ALICE);
  private final SessionId id =
      shop.session(Shop.withCookie(cookie)).orElseThrow().id();

  @Test
  @DisplayName("Requirement 6: a rotation gives the browser a fresh cookie at once")
  void theCookieIsWrittenAtOnceAndOpensTheSameSession() {
    RecordingExchange exchange = Shop.withCookie(cookie);
    RequestSession session = shop.admitted(exchange, Access.session());
    shop.heard.clear();

    Optional<IssuedTokens> given = session.rotate();

    String next = Shop.cookieSetOn(exchange).orElseThrow();
    assertThat(given).isEmpty();
    assertThat(next).isNotEqualTo(cookie);
    assertThat(session.required().id()).isEqualTo(id);
    assertThat(shop.session(Shop.withCookie(next)).orElseThrow().id()).isEqualTo(id);
    assertThat(shop.heard).singleElement().isInstanceOf(Rotated.class);
  }

  @Test
  void aCutHasNoLeastAge() {
    String second = cut(cookie);
    String third = cut(second);

    assertThat(record().generation()).isEqualTo(3);
    assertThat(shop.admits(Shop.withCookie(third), Access.session())).isTrue();
  }

  @Test
  void aTokenThatIsCutOffIsRefusedInTheGraceAndNothingIsEndedOrCleared() {
    String next = cut(cookie);
    shop.clock.advance(GRACE.minusMillis(1));
    RecordingExchange late = Shop.withCookie(cookie);

    assertThat(shop.admits(late, Access.session())).isFalse();

    assertThat(shop.rejections()).containsExactly(Rejection.SUPERSEDED);
    assertThat(late.responseHeaders("Set-Cookie")).isEmpty();
    assertThat(shop.admits(Shop.withCookie(next), Access.session())).isTrue();
  }

  @Test
  @DisplayName("Attack 22: a copied cookie that comes back after a cut ends the session")
  void aTokenThatIsCutOffEndsTheSessionAfterTheGrace() {
    String next = cut(cookie);
    shop.clock.advance(GRACE);
    RecordingExchange late = Shop.withCookie(cookie);

    assertThat(shop.admits(late, Access.session())).isFalse();

    assertThat(shop.heard)
        .filteredOn(Reused.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(
            Reused.class, reused -> assertThat(reused.how()).isEqualTo(Reuse.CUT_OFF));
    assertThat(late.responseHeaders("Set-Cookie")).isEmpty();
    assertThat(record().end().map(SessionRecord.End::reason)).contains(EndReason.REUSED);
    assertThat(shop.admits(Shop.withCookie(next), Access.session())).isFalse();
  }

  @Test
  void ofTwoQuickCutsTheFirstTokenIsStillForgivenInTheGrace() {
    String second = cut(cookie);
    shop.clock.advance(GRACE.minusMillis(1));
    String third = cut(second);
    shop.clock.advance(GRACE.minusMillis(1));

    assertThat(shop.admits(Shop.withCookie(cookie), Access.session())).isFalse();

    assertThat(shop.admits(Shop.withCookie(third), Access.session())).isTrue();
  }

  @Test
  void whoHasNoSessionHasNothingToRotate() {
    RequestSession nobody = shop.admitted(RecordingExchange.get("/"), Access.open());

    assertThatThrownBy(nobody::rotate)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no session to rotate: call beginLogIn first");
  }

  @Test
  void aSessionThatEndedMeanwhileIsNotRotated() {
    RecordingExchange exchange = Shop.withCookie(cookie);
    RequestSession session = shop.admitted(exchange, Access.session());
    shop.tokens().control().end(id);

    assertThat(session.rotate()).isEmpty();

    assertThat(session.current()).isEmpty();
    assertThat(exchange.responseHeaders("Set-Cookie")).isEmpty();
  }

  @Test
  void aSessionThatIsOverByTheStoresClockIsNotRotated() {
    RequestSession session = shop.admitted(Shop.withCookie(cookie), Access.session());
    shop.store.loseEveryRace();

    assertThat(session.rotate()).isEmpty();

    assertThat(session.current()).isEmpty();
  }

  @Test
  @DisplayName("An upgrade is not lost to a cut that was faster")
  void aCutIsTriedAgainAgainstWhateverGenerationIsCurrent() {
    RecordingExchange exchange = Shop.withCookie(cookie);
    RequestSession session = shop.admitted(exchange, Access.session());
    RequestSession faster = shop.admitted(Shop.withCookie(cookie), Access.session());
    shop.store.beforeNextReplace(faster::rotate);
    Authentication second = new Authentication("otp", shop.clock.instant(), 2);

    session.current.cut(record -> SessionDraft.of(record)
        .authentications(List.of(record.authentications().get(0), second))
        .record());

    String next = Shop.cookieSetOn(exchange).orElseThrow();
    assertThat(record().generation()).isEqualTo(3);
    assertThat(shop.session(Shop.withCookie(next)).orElseThrow().authentication())
        .isEqualTo(second);
  }

  @Test
  @DisplayName("An upgrade is not lost to a refresh that was faster")
  void aCutOfAPairWinsOverARefresh() {
    IssuedTokens pair = shop.pairOf(ALICE);
    SessionToken refresh = pair.refreshToken().orElseThrow();
    RequestSession session =
        shop.admitted(Shop.withBearer(pair.token().reveal()), Access.session());
    shop.clock.advance(GRACE);
    shop.store.beforeNextReplace(() ->
        assertThat(shop.tokens().refresh(RecordingExchange.post("/"), refresh)).isPresent());

    IssuedTokens cut = session.rotate().orElseThrow();

    assertThat(cut.session().generation()).isEqualTo(3);
    assertThat(cut.session().rotation().cut()).isTrue();
    assertThat(shop.tokens().refresh(RecordingExchange.post("/"), refresh)).isEmpty();
    assertThat(shop.rejections()).containsExactly(Rejection.SUPERSEDED);
    assertThat(shop.tokens()
            .refresh(RecordingExchange.post("/"), cut.refreshToken().orElseThrow()))
        .isPresent();
  }

  @Test
  void aRefreshTokenThatIsCutOffIsReusedAfterTheGrace() {
    IssuedTokens pair = shop.pairOf(ALICE);
    shop.admitted(Shop.withBearer(pair.token().reveal()), Access.session()).rotate();
    shop.clock.advance(GRACE);

    assertThat(shop.tokens()
            .refresh(RecordingExchange.post("/"), pair.refreshToken().orElseThrow()))
        .isEmpty();

    assertThat(shop.rejections()).containsExactly(Rejection.REUSED);
  }

  @Test
  void aClientThatKeepsItsReferenceTokenIsGivenTheNext() {
    Shop api = Shop.with(options -> options.apiTokens(TokenFormat.REFERENCE));
    IssuedTokens opened = api.pairOf(ALICE);
    RecordingExchange exchange = Shop.withBearer(opened.token().reveal());

    IssuedTokens next = api.admitted(exchange, Access.session()).rotate().orElseThrow();

    assertThat(exchange.responseHeaders("Set-Cookie")).isEmpty();
    assertThat(api.admits(Shop.withBearer(opened.token().reveal()), Access.session()))
        .isFalse();
    assertThat(api.admits(Shop.withBearer(next.token().reveal()), Access.session()))
        .isTrue();
  }

  @Test
  void aLogInInTheSameRequestIsWhatIsRotated() {
    RecordingExchange exchange = Shop.logInRequest();
    RequestSession session = shop.atLogIn(exchange);
    session.beginLogIn().withCookie(ALICE, shop.byPassword());
    String opened = Shop.cookieSetOn(exchange).orElseThrow();

    assertThat(session.rotate()).isEmpty();

    String next = Shop.cookieSetOn(exchange).orElseThrow();
    assertThat(next).isNotEqualTo(opened);
    assertThat(exchange.responseHeaders("Set-Cookie")).hasSize(1);
    assertThat(shop.admits(Shop.withCookie(next), Access.session())).isTrue();
  }

  @Test
  void anExpiredSessionIsJustOver() {
    cut(cookie);
    shop.clock.advance(Duration.ofMinutes(30));

    assertThat(shop.admits(Shop.withCookie(cookie), Access.session())).isFalse();

    assertThat(shop.rejections()).containsExactly(Rejection.EXPIRED);
  }

  private String cut(String held) {
    RecordingExchange exchange = Shop.withCookie(held);
    shop.admitted(exchange, Access.session()).rotate();
    return Shop.cookieSetOn(exchange).orElseThrow();
  }

  private SessionRecord record() {
    return shop.store.find(id).orElseThrow();
  }
}
