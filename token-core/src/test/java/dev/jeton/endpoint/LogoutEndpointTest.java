package dev.jeton.endpoint;

import static dev.jeton.Shop.ALICE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.Shop;
import dev.jeton.access.Access;
import dev.jeton.event.SessionEvent.Ended;
import dev.jeton.event.SessionEvent.Reused;
import dev.jeton.http.RecordingExchange;
import dev.jeton.http.Reply;
import dev.jeton.session.EndReason;
import dev.jeton.store.StoreException;
import dev.jeton.token.IssuedTokens;
import dev.jeton.token.SessionToken;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Log-out with a refresh token in the body, for a client whose access token may be over. */
class LogoutEndpointTest {
  private static final Reply GONE = Reply.empty(204);

  private final Shop shop = Shop.open();
  private final LogoutEndpoint endpoint = new LogoutEndpoint();

  @Test
  void aRefreshTokenEndsItsSessionAndNoOther() {
    IssuedTokens other = shop.pairOf(ALICE);
    SessionToken mine = refreshTokenOf(shop.pairOf(ALICE));
    shop.heard.clear();

    assertThat(logOut(mine)).isEqualTo(GONE);

    assertThat(shop.heard)
        .singleElement()
        .extracting(event -> ((Ended) event).reason())
        .isEqualTo(EndReason.LOGGED_OUT);
    assertThat(refreshes(mine)).isFalse();
    assertThat(refreshes(refreshTokenOf(other))).isTrue();
  }

  @Test
  void bothTheSessionOfTheCookieAndThatOfTheRefreshTokenEnd() {
    String cookie = shop.cookieOf(ALICE);
    SessionToken refresh = refreshTokenOf(shop.pairOf(ALICE));
    RecordingExchange exchange =
        request().with("Origin", Shop.ORIGIN).with("Cookie", Shop.COOKIE + "=" + cookie);

    assertThat(logOut(exchange, json(refresh.reveal()))).isEqualTo(GONE);

    assertThat(exchange.responseHeaders("Set-Cookie")).hasSize(1);
    assertThat(shop.tokens().control().of(ALICE.id())).isEmpty();
  }

  @Test
  void anAccessTokenAndTheRefreshTokenOfOneSessionEndItOnce() {
    IssuedTokens pair = shop.pairOf(ALICE);
    shop.heard.clear();

    Reply reply = logOut(
        request().with("Authorization", "Bearer " + pair.token().reveal()),
        json(refreshTokenOf(pair).reveal()));

    assertThat(reply).isEqualTo(GONE);
    assertThat(shop.heard).singleElement().isInstanceOf(Ended.class);
  }

  @Test
  void theTokenOfAClientThatMissedARotationEndsTheSessionWithinTheGrace() {
    SessionToken missed = refreshTokenOf(shop.pairOf(ALICE));
    shop.clock.advance(Duration.ofMinutes(1));
    SessionToken next = rotated(missed);
    shop.heard.clear();

    assertThat(logOut(missed)).isEqualTo(GONE);

    assertThat(shop.heard).singleElement().isInstanceOf(Ended.class);
    assertThat(refreshes(next)).isFalse();
  }

  @Test
  @DisplayName("A used-up refresh token that comes back to log out is told as reuse")
  void aTokenThatWasUsedUpIsReuse() {
    SessionToken first = refreshTokenOf(shop.pairOf(ALICE));
    shop.clock.advance(Duration.ofMinutes(1));
    SessionToken second = rotated(first);
    shop.clock.advance(Duration.ofMinutes(1));
    SessionToken third = rotated(second);
    shop.heard.clear();

    assertThat(logOut(first)).isEqualTo(GONE);

    assertThat(shop.heard).hasAtLeastOneElementOfType(Reused.class);
    assertThat(refreshes(third)).isFalse();
  }

  @Test
  @DisplayName("Log-out is no oracle: a token that is good for nothing is answered like a good one")
  void aTokenThatIsGoodForNothingIsAnsweredAlikeAndEndsNothing() {
    String cookie = shop.cookieOf(ALICE);
    IssuedTokens pair = shop.pairOf(ALICE);
    SessionToken good = refreshTokenOf(pair);
    SessionToken ended = refreshTokenOf(shop.pairOf(ALICE));
    logOut(ended);
    shop.heard.clear();

    for (String token : new String[] {
      "", "x", cookie, pair.token().reveal(), ended.reveal(), Asking.forged(good.reveal())
    }) assertThat(logOut(SessionToken.of(token))).isEqualTo(GONE);

    assertThat(shop.heard).isEmpty();
    assertThat(refreshes(good)).isTrue();
    assertThat(shop.admits(Shop.withCookie(cookie), Access.session())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"refresh_token_hint\":\"x\"}"})
  void jsonWithoutARefreshTokenIsAPlainLogOut(String body) {
    RecordingExchange exchange = request();

    assertThat(logOut(exchange, body)).isEqualTo(GONE);
    assertThat(exchange.responseHeaders("Set-Cookie")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{\"refresh_token\":1}", "{\"refresh_token\":{}}"})
  void jsonThatCantBeReadIsToldAndTheCookieIsDeletedAllTheSame(String body) {
    RecordingExchange exchange = request();

    assertThat(logOut(exchange, body).status()).isEqualTo(400);
    assertThat(exchange.responseHeaders("Set-Cookie")).hasSize(1);
  }

  @Test
  void aBodyThatIsTooLongIsToldAsThat() {
    assertThat(logOut(request(), json("x".repeat(Endpoint.MAX_BODY_BYTES))).status())
        .isEqualTo(413);
  }

  @Test
  void aStoreThatIsAwayLogsNobodyOutAndLeavesTheCookie() {
    SessionToken refresh = refreshTokenOf(shop.pairOf(ALICE));
    RecordingExchange exchange = request();
    shop.store.failing("find");

    assertThatThrownBy(() -> logOut(exchange, json(refresh.reveal())))
        .isInstanceOf(StoreException.class);
    assertThat(exchange.responseHeaders("Set-Cookie")).isEmpty();
  }

  private Reply logOut(SessionToken refresh) {
    return logOut(request(), json(refresh.reveal()));
  }

  private Reply logOut(RecordingExchange exchange, String body) {
    return endpoint.handle(
        exchange, shop.admitted(exchange, endpoint.access()), body.getBytes(UTF_8));
  }

  private SessionToken rotated(SessionToken held) {
    return refreshTokenOf(
        shop.tokens().refresh(RecordingExchange.post("/token/refresh"), held).orElseThrow());
  }

  private boolean refreshes(SessionToken token) {
    return shop.tokens()
        .refresh(RecordingExchange.post("/token/refresh"), token)
        .isPresent();
  }

  private static SessionToken refreshTokenOf(IssuedTokens pair) {
    return pair.refreshToken().orElseThrow();
  }

  private static RecordingExchange request() {
    return RecordingExchange.post("/logout").with("Content-Type", "application/json");
  }

  private static String json(String token) {
    return "{\"refresh_token\":\"" + token + "\"}";
  }
}
