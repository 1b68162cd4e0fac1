package dev.jeton.endpoint;

import static dev.jeton.Shop.ALICE;
import static dev.jeton.Shop.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.Shop;
import dev.jeton.access.Access;
import dev.jeton.http.RecordingExchange;
import dev.jeton.http.Reply;
import dev.jeton.json.JsonObject;
import dev.jeton.key.KeyAlgorithm;
import dev.jeton.session.Session;
import dev.jeton.token.IssuedTokens;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Log-out, refresh, the key set, and sessions as JSON. */
class OtherEndpointsTest {
  private final Shop shop = Shop.open();
  private final RefreshEndpoint refresh = new RefreshEndpoint(shop.tokens());

  @Test
  void logOutOfAProgramIsAnsweredWithNothing() {
    RecordingExchange exchange = atLogOut(shop.cookieOf(ALICE));

    Reply reply = logOut(exchange);

    assertThat(reply.status()).isEqualTo(204);
    assertThat(exchange.responseHeaders("Set-Cookie"))
        .containsExactly("__Host-session=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT;"
            + " Max-Age=0; Secure; HttpOnly; SameSite=Lax");
    assertThat(shop.tokens().control().of(ALICE.id())).isEmpty();
  }

  @Test
  void logOutOfAFormLeadsHome() {
    RecordingExchange exchange =
        atLogOut(shop.cookieOf(ALICE)).with("Content-Type", "application/x-www-form-urlencoded");

    Reply reply = logOut(exchange);

    assertThat(reply.status()).isEqualTo(303);
    assertThat(reply.header("Location")).containsExactly("/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "x; __Host-session=y"})
  void logOutHealsWhateverCookieCame(String cookie) {
    RecordingExchange exchange = atLogOut(cookie);

    assertThat(logOut(exchange).status()).isEqualTo(204);
    assertThat(exchange.responseHeaders("Set-Cookie")).hasSize(1);
  }

  @Test
  void refreshAnswersTheNextPair() {
    IssuedTokens issued = shop.pairOf(ALICE);

    Reply reply = refresh(body(issued));

    JsonObject tokens = JsonObject.parse(reply.body()).orElseThrow();
    assertThat(reply.status()).isEqualTo(200);
    assertThat(tokens.names())
        .containsExactly("access_token", "token_type", "expires_in", "refresh_token");
    assertThat(reply.header("Cache-Control")).containsExactly("no-store");
    assertThat(shop.admits(
            Shop.withBearer(tokens.text("access_token").orElseThrow()), Access.session()))
        .isTrue();
  }

  @Test
  void aRefreshTokenThatIsNoneOrEndedIsRefused() {
    IssuedTokens issued = shop.pairOf(ALICE);
    shop.tokens().control().end(issued.session().id());

    for (String body :
        new String[] {body(issued), "{\"refresh_token\":\"x\"}", "{\"refresh_token\":\"\"}"}) {
      Reply reply = refresh(body);

      assertThat(reply.status()).isEqualTo(401);
      assertThat(text(reply)).contains("urn:jeton:problem:unauthenticated");
      assertThat(reply.header("WWW-Authenticate"))
          .containsExactly("Bearer realm=\"jeton\", error=\"invalid_token\"");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "{\"refresh_token\":1}",
        "{\"refresh_token\":true}",
        "{\"refresh_token\":null}",
        "{\"refresh_token\":\"a\",\"refresh_token\":\"b\"}",
        "{\"refresh_token\":[\"a\"]}"
      })
  void aRefreshWithoutATokenIsMalformed(String body) {
    shop.store.calls();

    assertThat(refresh(body).status()).isEqualTo(400);
    assertThat(shop.store.calls()).isEmpty();
  }

  @Test
  void aRefreshIsJson() {
    RecordingExchange form = RecordingExchange.post("/token/refresh")
        .with("Content-Type", "application/x-www-form-urlencoded");

    Reply reply = refresh.handle(
        form, shop.admitted(form, refresh.access()), "refresh_token=x".getBytes(UTF_8));

    assertThat(reply.status()).isEqualTo(415);
  }

  @Test
  void aRefreshThatIsTooLongIsTooLarge() {
    assertThat(refresh("{\"refresh_token\":\"" + "a".repeat(Endpoint.MAX_BODY_BYTES) + "\"}")
            .status())
        .isEqualTo(413);
  }

  @ParameterizedTest
  @EnumSource(names = {"ED25519", "ES256", "PS256", "HS256"})
  @DisplayName("Requirement 87: the key set shows public members alone, and no secret")
  void theKeySetIsPublic(KeyAlgorithm algorithm) {
    Shop signed = Shop.with(algorithm, options -> options);
    JwksEndpoint jwks = new JwksEndpoint(signed.tokens());
    RecordingExchange exchange = RecordingExchange.get("/.well-known/jwks.json");
    signed.store.calls();

    Reply reply = jwks.handle(exchange, signed.admitted(exchange, jwks.access()), new byte[0]);

    JsonObject set = JsonObject.parse(reply.body()).orElseThrow();
    assertThat(reply.header("Content-Type")).containsExactly("application/jwk-set+json");
    assertThat(reply.header("Cache-Control")).containsExactly("public, max-age=300");
    assertThat(set.objects("keys").orElseThrow()).hasSize(algorithm.symmetric() ? 0 : 1);
    for (JsonObject key : set.objects("keys").orElseThrow())
      assertThat(key.names()).doesNotContain("d", "p", "q", "dp", "dq", "qi", "k");
    assertThat(signed.store.calls()).isEmpty();
  }

  @Test
  void aSessionIsShownWithItsLimits() {
    Session session = shop.session(Shop.withCookie(shop.cookieOf(ALICE))).orElseThrow();

    String view = new String(SessionView.of(session).utf8(), UTF_8);

    assertThat(view)
        .isEqualTo(
            "{\"subject\":\"alice\",\"roles\":[\"user\"],\"permissions\":[\"orders:*\"],"
                + "\"trust\":\"CACHED\",\"session\":{\"id\":\"" + session.id() + "\","
                + "\"created_at\":\"2026-01-02T12:00:00Z\",\"last_seen_at\":\"2026-01-02T12:00:00Z\","
                + "\"idle_expires_at\":\"2026-01-02T12:30:00Z\","
                + "\"absolute_expires_at\":\"2026-01-03T00:00:00Z\","
                + "\"authentication\":{\"method\":\"pwd\",\"at\":\"2026-01-02T12:00:00Z\",\"level\":1}}}");
  }

  @Test
  @DisplayName("Requirement 14: a line of a list holds no secret")
  void aSessionIsListed() {
    Session session = shop.session(Shop.withCookie(shop.cookieOf(ALICE))).orElseThrow();

    String line = new String(SessionView.listed(session, true).utf8(), UTF_8);

    assertThat(line)
        .isEqualTo("{\"id\":\"" + session.id() + "\",\"created_at\":\"2026-01-02T12:00:00Z\","
            + "\"last_seen_at\":\"2026-01-02T12:00:00Z\",\"client\":\"\",\"address\":\"192.0.2.x\","
            + "\"current\":true}");
  }

  private static RecordingExchange atLogOut(String cookie) {
    return RecordingExchange.post("/logout")
        .with("Origin", Shop.ORIGIN)
        .with("Cookie", Shop.COOKIE + "=" + cookie);
  }

  private Reply logOut(RecordingExchange exchange) {
    LogoutEndpoint endpoint = new LogoutEndpoint();
    return endpoint.handle(exchange, shop.admitted(exchange, endpoint.access()), new byte[0]);
  }

  private static String body(IssuedTokens issued) {
    return "{\"refresh_token\":\"" + issued.refreshToken().orElseThrow().reveal() + "\"}";
  }

  private Reply refresh(String body) {
    RecordingExchange exchange =
        RecordingExchange.post("/token/refresh").with("Content-Type", "application/json");
    return refresh.handle(
        exchange, shop.admitted(exchange, refresh.access()), body.getBytes(UTF_8));
  }
}
