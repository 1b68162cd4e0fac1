package dev.jeton;

import static dev.jeton.Shop.ALICE;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.access.Access;
import dev.jeton.event.SessionEvent.Reauthenticated;
import dev.jeton.http.RecordingExchange;
import dev.jeton.http.Reply;
import dev.jeton.identity.Authentication;
import dev.jeton.json.JsonObject;
import dev.jeton.session.EndReason;
import dev.jeton.session.Session;
import dev.jeton.session.Trust;
import dev.jeton.store.SessionRecord;
import dev.jeton.token.IssuedTokens;
import dev.jeton.token.SessionToken;
import dev.jeton.token.TokenFormat;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StepUpTest {
  private static final Access FRESH = Access.fresh(ofMinutes(5));
  private static final Access STRONG = Access.level(2);

  private final Shop shop = Shop.open();

  @Test
  @DisplayName(
      "Requirement 13, RFC 9470, section 3: a stale session is asked for a step-up, to the byte")
  void aStaleSessionIsChallenged() {
    String cookie = shop.cookieOf(ALICE);
    shop.clock.advance(ofMinutes(5).plusMillis(1));

    Reply reply = shop.refusal(Shop.withCookie(cookie), FRESH.and(STRONG));

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.header("WWW-Authenticate"))
        .containsExactly("Bearer realm=\"jeton\", error=\"insufficient_user_authentication\","
            + " acr_values=\"2\", max_age=\"300\"");
    assertThat(Shop.text(reply))
        .isEqualTo("{\"type\":\"urn:jeton:problem:insufficient-user-authentication\","
            + "\"title\":\"A more recent or stronger log-in is required\",\"status\":401,"
            + "\"max_age\":300,\"level\":2}");
  }

  @Test
  void aStaleNavigationGoesToTheLogInPage() {
    String cookie = shop.cookieOf(ALICE);
    shop.clock.advance(ofMinutes(6));

    Reply reply = shop.refusal(Shop.withCookie(cookie).with("Sec-Fetch-Mode", "navigate"), FRESH);

    assertThat(reply.status()).isEqualTo(303);
    assertThat(reply.header("Location")).containsExactly("/?return=%2Fapi%2Forders");
  }

  @ParameterizedTest
  @EnumSource(TokenFormat.class)
  @DisplayName("Requirements 6 and 13: a step-up makes the cookie fresh, and a new one")
  void aStepUpMakesTheCookieFresh(TokenFormat format) {
    Shop desk = Shop.with(options -> options.browserTokens(format));
    String before = desk.cookieOf(ALICE);
    desk.clock.advance(ofMinutes(20));
    RecordingExchange exchange = Shop.withCookie(before);
    RequestSession request = desk.admitted(exchange, Access.session());
    Session old = request.required();
    desk.heard.clear();

    Optional<IssuedTokens> forTheBody = request.reauthenticate(proof(desk, 2));

    String after = Shop.cookieSetOn(exchange).orElseThrow();
    assertThat(forTheBody).isEmpty();
    assertThat(after).isNotEqualTo(before);
    assertThat(request.required().id()).isEqualTo(old.id());
    assertThat(request.required().authentications()).hasSize(2);
    assertThat(desk.admits(Shop.withCookie(after), FRESH.and(STRONG))).isTrue();
    assertThat(desk.admits(Shop.withCookie(before), Access.session())).isFalse();
    assertThat(desk.heard)
        .filteredOn(Reauthenticated.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(Reauthenticated.class, told -> {
          assertThat(told.session()).isEqualTo(old.id());
          assertThat(told.method()).isEqualTo("otp");
          assertThat(told.level()).isEqualTo(2);
        });
  }

  @ParameterizedTest
  @EnumSource(TokenFormat.class)
  void aClientThatKeepsItsTokensIsGivenTheNext(TokenFormat format) {
    Shop desk = Shop.with(options -> options.apiTokens(format));
    IssuedTokens before = desk.pairOf(ALICE);
    desk.clock.advance(ofMinutes(4));
    RecordingExchange exchange = Shop.withBearer(before.token().reveal());

    IssuedTokens after =
        desk.admitted(exchange, Access.session()).reauthenticate(proof(desk, 2)).orElseThrow();

    assertThat(Shop.cookieSetOn(exchange)).isEmpty();
    assertThat(after.refreshToken().isPresent()).isEqualTo(format == TokenFormat.JWT);
    assertThat(desk.admits(Shop.withBearer(after.token().reveal()), STRONG)).isTrue();
    before
        .refreshToken()
        .ifPresent(
            used -> assertThat(desk.tokens().refresh(Shop.logInRequest(), used)).isEmpty());
  }

  @Test
  @DisplayName("Requirement 13: neither use nor refresh renews the proof")
  void refreshingDoesNotRenewTheProof() {
    IssuedTokens pair = shop.pairOf(ALICE);
    shop.clock.advance(ofMinutes(5).plusSeconds(1));

    SessionToken refresh = pair.refreshToken().orElseThrow();
    IssuedTokens next = shop.tokens().refresh(Shop.logInRequest(), refresh).orElseThrow();

    assertThat(shop.admits(Shop.withBearer(next.token().reveal()), FRESH)).isFalse();
    assertThat(shop.admits(Shop.withBearer(next.token().reveal()), FRESH.trust(Trust.LOCAL)))
        .isFalse();
  }

  @Test
  @DisplayName("An upgrade is never lost by a refresh at the same moment")
  void anUpgradeOutlivesARefreshInBetween() {
    IssuedTokens pair = shop.pairOf(ALICE);
    RequestSession request =
        shop.admitted(Shop.withBearer(pair.token().reveal()), Access.session());
    shop.clock.advance(ofMinutes(1));
    Refreshing once = new Refreshing(pair.refreshToken().orElseThrow());

    Optional<IssuedTokens> upgraded = request.current.cut(record -> {
      once.refresh();
      return record
          .changed()
          .version(record.version())
          .authentications(List.of(record.authentications().get(0), proof(shop, 3)))
          .record();
    });

    assertThat(once.next).isPresent();
    assertThat(upgraded.orElseThrow().session().generation()).isEqualTo(3);
    assertThat(shop.admits(Shop.withBearer(upgraded.get().token().reveal()), Access.level(3)))
        .isTrue();
  }

  @Test
  void aSessionThatEndsMeanwhileIsNotBroughtBack() {
    RecordingExchange exchange = Shop.withCookie(shop.cookieOf(ALICE));
    RequestSession request = shop.admitted(exchange, Access.session());
    Session session = request.required();
    shop.store.end(session.id(), EndReason.REVOKED);

    Optional<IssuedTokens> issued = request.reauthenticate(proof(shop, 2));

    assertThat(issued).isEmpty();
    assertThat(request.current()).isEmpty();
    assertThat(Shop.cookieSetOn(exchange)).isEmpty();
  }

  @Test
  void theLogInAndTheLatestProofsAreKept() {
    String cookie = shop.cookieOf(ALICE);
    for (int level = 2; level <= 9; level++) {
      shop.clock.advance(ofSeconds(20));
      cookie = steppedUp(cookie, level);
    }

    Session session = shop.session(Shop.withCookie(cookie)).orElseThrow();

    assertThat(session.authentications())
        .extracting(Authentication::level)
        .containsExactly(1, 7, 8, 9);
    assertThat(session.authentications().get(0).levelEndsAt()).isEmpty();
  }

  @Test
  @DisplayName("A level reached later counts until its decay and no longer, at every trust")
  void aLevelDecays() {
    Shop desk = Shop.with(options -> options.elevation(ofMinutes(2)));
    IssuedTokens elevated = desk.admitted(
            Shop.withBearer(desk.pairOf(ALICE).token().reveal()), Access.session())
        .reauthenticate(proof(desk, 2))
        .orElseThrow();
    RecordingExchange exchange = Shop.withBearer(elevated.token().reveal());

    desk.clock.advance(ofMinutes(2).minusMillis(1));
    assertThat(desk.admits(exchange, STRONG)).isTrue();
    assertThat(desk.admits(exchange, STRONG.trust(Trust.LOCAL))).isTrue();

    desk.clock.advance(ofSeconds(0).plusMillis(1));
    assertThat(desk.admits(exchange, STRONG.trust(Trust.LOCAL))).isFalse();
    IssuedTokens next = desk.tokens()
        .refresh(Shop.logInRequest(), elevated.refreshToken().orElseThrow())
        .orElseThrow();
    assertThat(desk.admits(Shop.withBearer(next.token().reveal()), STRONG)).isFalse();
    assertThat(desk.admits(Shop.withBearer(next.token().reveal()), FRESH)).isTrue();
  }

  @Test
  @DisplayName(
      "A JWT tells only of a level that counts as long as the token: who verifies it elsewhere knows no decay")
  void aJwtEndsWithItsLevel() {
    Shop desk = Shop.with(options -> options.elevation(ofMinutes(2)));
    IssuedTokens elevated = desk.admitted(
            Shop.withBearer(desk.pairOf(ALICE).token().reveal()), Access.session())
        .reauthenticate(proof(desk, 2))
        .orElseThrow();

    JsonObject claims = claims(elevated);

    assertThat(claims.text("acr")).contains("2");
    assertThat(claims.texts("amr")).contains(List.of("otp"));
    assertThat(claims.integer("exp"))
        .hasValue(desk.clock.instant().plus(ofMinutes(2)).getEpochSecond());
  }

  @Test
  void aLevelThatEndsWithinTenSecondsIsNotToldAnyMore() {
    Shop desk = Shop.with(options -> options.elevation(ofMinutes(2)));
    IssuedTokens elevated = desk.admitted(
            Shop.withBearer(desk.pairOf(ALICE).token().reveal()), Access.session())
        .reauthenticate(proof(desk, 2))
        .orElseThrow();
    desk.clock.advance(ofSeconds(110));

    IssuedTokens next = refreshed(desk, elevated);

    assertThat(claims(next).text("acr")).contains("1");
    assertThat(claims(next).integer("auth_time")).hasValue(ManualClock.NOON.getEpochSecond());
    assertThat(next.expiresIn()).isGreaterThan(ofMinutes(4));
  }

  @Test
  void aProofIsNeverDatedAheadOfNow() {
    RequestSession request = shop.admitted(Shop.withCookie(shop.cookieOf(ALICE)), Access.session());

    request.reauthenticate(new Authentication("otp", shop.clock.instant().plusSeconds(9), 2));

    assertThat(request.required().authentication().at()).isEqualTo(shop.clock.instant());
  }

  @Test
  void withoutASessionThereIsNothingToStepUp() {
    RequestSession nobody = shop.admitted(RecordingExchange.get("/"), Access.open());

    assertThatThrownBy(() -> nobody.reauthenticate(proof(shop, 2)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void anElevationIsAMinuteToHalfADay() {
    for (var wrong : List.of(ofSeconds(59), ofHours(12).plusMillis(1)))
      assertThatThrownBy(() -> Shop.with(options -> options.elevation(wrong)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("elevation " + wrong + " is not within PT1M to PT12H");
  }

  private String steppedUp(String cookie, int level) {
    RecordingExchange exchange = Shop.withCookie(cookie);
    shop.admitted(exchange, Access.session()).reauthenticate(proof(shop, level));
    return Shop.cookieSetOn(exchange).orElseThrow();
  }

  private static IssuedTokens refreshed(Shop desk, IssuedTokens pair) {
    return desk.tokens()
        .refresh(Shop.logInRequest(), pair.refreshToken().orElseThrow())
        .orElseThrow();
  }

  private static JsonObject claims(IssuedTokens issued) {
    String payload = issued.token().reveal().split("\\.", -1)[1];
    return JsonObject.parse(Base64.getUrlDecoder().decode(payload)).orElseThrow();
  }

  private static Authentication proof(Shop desk, int level) {
    return new Authentication("otp", desk.clock.instant(), level);
  }

  /** A refresh that comes exactly once. */
  private final class Refreshing {
    private final SessionToken token;
    private Optional<SessionRecord> next = Optional.empty();

    private Refreshing(SessionToken token) {
      this.token = token;
    }

    private void refresh() {
      if (next.isEmpty())
        next = shop.tokens().refresh(Shop.logInRequest(), token).map(IssuedTokens::session);
    }
  }
}
