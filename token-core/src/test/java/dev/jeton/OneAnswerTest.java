package dev.jeton;

import static dev.jeton.Shop.ALICE;
import static dev.jeton.session.Rejection.AMBIGUOUS;
import static dev.jeton.session.Rejection.ENDED;
import static dev.jeton.session.Rejection.EXPIRED;
import static dev.jeton.session.Rejection.FORGED;
import static dev.jeton.session.Rejection.MALFORMED;
import static dev.jeton.session.Rejection.NOT_FOR_THIS;
import static dev.jeton.session.Rejection.UNKNOWN;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.access.Access;
import dev.jeton.endpoint.RefreshEndpoint;
import dev.jeton.http.RecordingExchange;
import dev.jeton.http.Reply;
import dev.jeton.identity.SubjectId;
import dev.jeton.session.SessionId;
import dev.jeton.session.Trust;
import dev.jeton.token.IssuedTokens;
import dev.jeton.token.TokenFormat;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever presents a dead token learns that it is dead, and not of what it died. */
class OneAnswerTest {

  /** Everything that leaves: status, all headers, the body. */
  private record Told(int status, Map<String, List<String>> headers, String body) {
    static Told of(Reply reply, RecordingExchange exchange) {
      Map<String, List<String>> headers = new LinkedHashMap<>(reply.headers());
      headers.put("Set-Cookie", exchange.responseHeaders("Set-Cookie"));
      headers.put("Location", exchange.responseHeaders("Location"));
      return new Told(reply.status(), headers, Shop.text(reply));
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("JWT attack 51: unknown, ended, expired, forged, misplaced: one answer, whole")
  void everyDeadTokenIsAnsweredAlike(Trust trust) {
    Shop shop = Shop.open();
    Shop jwts = Shop.with(options -> options.browserTokens(TokenFormat.JWT));
    Set<Told> told = new HashSet<>();

    Map<String, RecordingExchange> dead = dead(shop);
    dead.forEach((why, exchange) ->
        told.add(Told.of(shop.refusal(exchange, Access.session().trust(trust)), exchange)));
    dead(jwts)
        .forEach((why, exchange) ->
            told.add(Told.of(jwts.refusal(exchange, Access.session().trust(trust)), exchange)));

    assertThat(dead).hasSize(13);
    assertThat(shop.rejections())
        .contains(UNKNOWN, EXPIRED, ENDED, MALFORMED, NOT_FOR_THIS, FORGED, AMBIGUOUS);
    assertThat(told).singleElement().satisfies(one -> {
      assertThat(one.status()).isEqualTo(401);
      assertThat(one.headers().get("Set-Cookie")).isEmpty();
    });
  }

  private static Map<String, RecordingExchange> dead(Shop shop) {
    Map<String, RecordingExchange> dead = new LinkedHashMap<>();
    String forgotten = shop.cookieOf(ALICE);
    String expired = shop.pairOf(ALICE).token().reveal();
    shop.clock.advance(ofDays(1));
    shop.tokens().control().purge(100);
    dead.put("cookie of a session that is forgotten", Shop.withCookie(forgotten));
    dead.put("expired access token", Shop.withBearer(expired));
    String idle = shop.cookieOf(ALICE);
    shop.clock.advance(ofMinutes(30));
    dead.put("cookie of a session that was idle", Shop.withCookie(idle));
    String cookie = shop.cookieOf(ALICE);
    IssuedTokens pair = shop.pairOf(ALICE);
    String access = pair.token().reveal();
    dead.put("refresh token in a header", Shop.withBearer(refresh(pair)));
    dead.put("access token in a cookie", Shop.withCookie(access));
    dead.put("forged cookie", Shop.withCookie(forged(cookie)));
    dead.put("forged access token", Shop.withBearer(forged(access)));
    dead.put("garbage in a cookie", Shop.withCookie("x"));
    dead.put("garbage in a header", Shop.withBearer("x"));
    dead.put("ended session's cookie", Shop.withCookie(cookie));
    dead.put("ended session's access token", Shop.withBearer(access));
    dead.put("two tokens", Shop.withCookie(cookie).with("Authorization", "Bearer " + access));
    dead.put("unsigned token", Shop.withBearer(access.substring(0, access.lastIndexOf('.') + 1)));
    shop.tokens().control().endAll(SubjectId.of("alice"));
    shop.heard.clear();
    return dead;
  }

  @Test
  @DisplayName("JWT attack 51: a refresh token that is no good is answered in one way")
  void everyDeadRefreshTokenIsAnsweredAlike() {
    Shop shop = Shop.open();
    Map<String, String> dead = new LinkedHashMap<>();
    dead.put("expired", refresh(shop.pairOf(ALICE)));
    shop.clock.advance(ofDays(1));
    IssuedTokens ended = shop.pairOf(ALICE);
    shop.tokens().control().end(ended.session().id());
    dead.put("ended", refresh(ended));
    IssuedTokens live = shop.pairOf(ALICE);
    dead.put("forged", forged(refresh(live)));
    dead.put("an access token", live.token().reveal());
    dead.put("a cookie", shop.cookieOf(ALICE));
    dead.put("garbage", "x");
    dead.put("none of ours", "jeton_r_" + "A".repeat(98));
    RefreshEndpoint endpoint = new RefreshEndpoint(shop.tokens());
    Set<Told> told = new HashSet<>();

    dead.forEach((why, token) -> {
      RecordingExchange exchange =
          RecordingExchange.post("/token/refresh").with("Content-Type", "application/json");
      byte[] body = ("{\"refresh_token\":\"" + token + "\"}").getBytes(StandardCharsets.US_ASCII);
      told.add(Told.of(
          endpoint.handle(exchange, shop.admitted(exchange, Access.open()), body), exchange));
    });

    assertThat(told).singleElement().satisfies(one -> assertThat(one.status()).isEqualTo(401));
  }

  @Test
  @DisplayName("JWT attack 52: neither the answer nor the event quotes a token, a claim or a key")
  void nothingOfADeadTokenIsQuoted() {
    Shop shop = Shop.open();
    IssuedTokens pair = shop.pairOf(ALICE);
    SessionId session = pair.session().id();
    String access = pair.token().reveal();
    List<String> forgeries = List.of(
        forged(access), access + ".", access.substring(1), "a." + access, forged(refresh(pair)));

    for (String forgery : forgeries) {
      shop.heard.clear();
      RecordingExchange exchange = Shop.withBearer(forgery);
      Reply reply = shop.refusal(exchange, Access.session());

      String outward = Told.of(reply, exchange).toString();
      assertThat(outward).doesNotContain("alice", "ES256", session.toString());
      for (String text : List.of(outward, shop.heard.toString()))
        for (String part : forgery.split("[._]", -1))
          if (part.length() > 8) assertThat(text).doesNotContain(part);
    }
  }

  private static String refresh(IssuedTokens pair) {
    return pair.refreshToken().orElseThrow().reveal();
  }

  private static String forged(String token) {
    return token.substring(0, token.length() - 9) + "AAAAAAAAA";
  }
}
