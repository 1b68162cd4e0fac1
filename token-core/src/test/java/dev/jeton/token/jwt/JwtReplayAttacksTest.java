package dev.jeton.token.jwt;

import static dev.jeton.session.Rejection.ENDED;
import static dev.jeton.session.Rejection.EXPIRED;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.RequestSession;
import dev.jeton.Shop;
import dev.jeton.access.Access;
import dev.jeton.http.RecordingExchange;
import dev.jeton.http.Reply;
import dev.jeton.identity.Subject;
import dev.jeton.identity.SubjectId;
import dev.jeton.session.Trust;
import dev.jeton.token.TokenFormat;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Attacks by a good token at the wrong time: after its session ended, or while nobody can tell. */
class JwtReplayAttacksTest {

  /** What a client may hold of a session. */
  enum Held {
    REFERENCE_IN_A_COOKIE(TokenFormat.REFERENCE, TokenFormat.JWT),
    JWT_IN_A_COOKIE(TokenFormat.JWT, TokenFormat.JWT),
    BEARER_JWT(TokenFormat.REFERENCE, TokenFormat.JWT),
    BEARER_REFERENCE(TokenFormat.REFERENCE, TokenFormat.REFERENCE);

    private final TokenFormat browser;
    private final TokenFormat api;

    Held(TokenFormat browser, TokenFormat api) {
      this.browser = browser;
      this.api = api;
    }

    Shop shop() {
      return Shop.with(options -> options.browserTokens(browser).apiTokens(api));
    }

    boolean inACookie() {
      return this == REFERENCE_IN_A_COOKIE || this == JWT_IN_A_COOKIE;
    }

    String issued(Shop shop, Subject subject) {
      return inACookie() ? shop.cookieOf(subject) : shop.pairOf(subject).token().reveal();
    }

    RecordingExchange presenting(String token) {
      return inACookie() ? Shop.withCookie(token) : Shop.withBearer(token);
    }
  }

  static Stream<Arguments> heldAndTrust() {
    return Stream.of(Held.values())
        .flatMap(held -> Stream.of(Trust.values()).map(trust -> Arguments.of(held, trust)));
  }

  @ParameterizedTest
  @MethodSource("heldAndTrust")
  @DisplayName("JWT attack 43: replay after log-out")
  void isDeadAfterLogOut(Held held, Trust trust) {
    Shop shop = held.shop();
    String token = held.issued(shop, Shop.ALICE);
    assertThat(admits(shop, held, token, trust)).isTrue();

    shop.admitted(held.presenting(token), Access.session()).logOut();

    assertThat(admits(shop, held, token, trust)).isFalse();
    assertThat(shop.rejections()).containsExactly(ENDED);
  }

  @ParameterizedTest
  @MethodSource("heldAndTrust")
  @DisplayName("JWT attack 43: replay after all sessions of the subject were ended")
  void isDeadAfterAllWereEnded(Held held, Trust trust) {
    Shop shop = held.shop();
    String token = held.issued(shop, Shop.ALICE);
    String bobs = held.issued(shop, Subject.of("bob"));

    shop.tokens().control().endAll(SubjectId.of("alice"));

    assertThat(admits(shop, held, token, trust)).isFalse();
    assertThat(admits(shop, held, bobs, trust)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("heldAndTrust")
  @DisplayName("JWT attack 43: replay after a log-out everywhere, from another of the sessions")
  void isDeadAfterLogOutEverywhere(Held held, Trust trust) {
    Shop shop = held.shop();
    String token = held.issued(shop, Shop.ALICE);
    String other = held.issued(shop, Shop.ALICE);

    shop.admitted(held.presenting(other), Access.session()).logOutEverywhere();

    assertThat(admits(shop, held, token, trust)).isFalse();
    assertThat(admits(shop, held, other, trust)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("heldAndTrust")
  @DisplayName("JWT attack 43: replay on a node that starts after the log-out")
  void isDeadOnANodeThatStartsLater(Held held, Trust trust) {
    Shop shop = held.shop();
    String token = held.issued(shop, Shop.ALICE);
    shop.admitted(held.presenting(token), Access.session()).logOut();

    shop.restart();

    assertThat(admits(shop, held, token, trust)).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName(
      "JWT attack 43: replay on a node that ran before the log-out, where the store is asked")
  void isDeadOnANodeThatRanBefore(Held held) {
    Shop shop = held.shop();
    String token = held.issued(shop, Shop.ALICE);
    RecordingExchange leaving = held.presenting(token);
    // Admitted before the second node starts, so that the log-out is the first node's alone.
    RequestSession here = shop.admitted(leaving, Access.session());
    shop.restart();
    assertThat(admits(shop, held, token, Trust.AUTHORITATIVE)).isTrue();

    here.logOut();

    assertThat(admits(shop, held, token, Trust.AUTHORITATIVE)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("heldAndTrust")
  @DisplayName("JWT attack 30: a token that was let in a moment ago is over at its expiry")
  void isOverAtItsExpiryThoughItWasJustLetIn(Held held, Trust trust) {
    Shop shop = held.shop();
    String token = held.issued(shop, Shop.ALICE);
    // The idle end of a session that nothing touches, or the expiry of an access token.
    Duration life = held == Held.BEARER_JWT ? ofMinutes(5) : ofMinutes(30);
    Access passing = Access.session().trust(trust);
    shop.clock.advance(life.minusMillis(1));
    shop.store.failing("touch");
    assertThat(shop.admits(held.presenting(token), passing)).isTrue();
    shop.store.failing();

    shop.clock.advance(ofMillis(1));

    assertThat(shop.admits(held.presenting(token), passing)).isFalse();
    assertThat(shop.rejections()).containsExactly(EXPIRED);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("JWT attack 42: after the log-out every other spelling is as dead as the token")
  void everySpellingIsDeadAfterLogOut(Held held) {
    Shop shop = held.shop();
    String token = held.issued(shop, Shop.ALICE);
    shop.admitted(held.presenting(token), Access.session()).logOut();

    for (Trust trust : Trust.values())
      for (String spelling : spellings(token))
        assertThat(admits(shop, held, spelling, trust)).as(spelling).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("JWT attack 42: while the session lives, its token has one spelling")
  void noOtherSpellingIsAliveBefore(Held held) {
    Shop shop = held.shop();
    String token = held.issued(shop, Shop.ALICE);

    for (String spelling : spellings(token).stream().skip(1).toList())
      assertThat(admits(shop, held, spelling, Trust.LOCAL)).as(spelling).isFalse();
    assertThat(admits(shop, held, token, Trust.LOCAL)).isTrue();
  }

  private static List<String> spellings(String token) {
    String end = token.substring(token.length() - 1);
    return List.of(
        token,
        token + "=",
        token + "==",
        token + "%3D",
        token + "A",
        token + ".",
        "." + token,
        token + "\u0000",
        token.replace('-', '+').replace('_', '/') + "=",
        token.substring(0, token.length() - 1) + (end.equals("B") ? "C" : "B"),
        token.substring(0, token.length() - 1),
        token.substring(1),
        token.toUpperCase(Locale.ROOT),
        "\"" + token + "\"",
        token.replace(".", "%2E") + "%20");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("JWT attack 44: a store that is away lets nobody in and logs nobody out")
  void aStoreThatIsAwayIsNoVerdict(Held held) {
    Shop shop = held.shop();
    String token = held.issued(shop, Shop.ALICE);
    shop.store.goAway();
    RecordingExchange exchange = held.presenting(token);

    Reply reply = shop.refusal(exchange, Access.session().trust(Trust.AUTHORITATIVE));

    assertThat(reply.status()).isEqualTo(503);
    assertThat(exchange.responseHeaders("Set-Cookie")).isEmpty();
    assertThat(shop.rejections()).isEmpty();
    shop.store.failing();
    assertThat(admits(shop, held, token, Trust.AUTHORITATIVE)).isTrue();
  }

  @Test
  @DisplayName("JWT attack 44: while the store is away a forged token is refused as always")
  void aStoreThatIsAwayHidesNoForgery() {
    for (Held held : Held.values()) {
      Shop shop = held.shop();
      String token = held.issued(shop, Shop.ALICE);
      shop.store.goAway();

      Reply reply = shop.refusal(
          held.presenting(token.substring(0, token.length() - 9) + "AAAAAAAAA"), Access.session());

      assertThat(reply.status()).as(held.name()).isEqualTo(401);
    }
  }

  private static boolean admits(Shop shop, Held held, String token, Trust trust) {
    return shop.admits(held.presenting(token), Access.session().trust(trust));
  }
}
