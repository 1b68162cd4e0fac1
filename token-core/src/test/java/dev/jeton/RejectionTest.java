package dev.jeton;

import static dev.jeton.Shop.ALICE;
import static dev.jeton.session.Rejection.AMBIGUOUS;
import static dev.jeton.session.Rejection.ENDED;
import static dev.jeton.session.Rejection.EXPIRED;
import static dev.jeton.session.Rejection.FORGED;
import static dev.jeton.session.Rejection.MALFORMED;
import static dev.jeton.session.Rejection.NOT_FOR_THIS;
import static dev.jeton.session.Rejection.REUSED;
import static dev.jeton.session.Rejection.SUPERSEDED;
import static dev.jeton.session.Rejection.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.access.Access;
import dev.jeton.http.RecordingExchange;
import dev.jeton.http.Reply;
import dev.jeton.session.Rejection;
import dev.jeton.session.SessionId;
import dev.jeton.store.SecretHash;
import dev.jeton.store.SessionRecord;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way of not being let in, and that outwardly all of them are one. */
class RejectionTest {
  private static final String BODY =
      "{\"type\":\"urn:jeton:problem:unauthenticated\",\"title\":\"Authentication is required\",\"status\":401}";
  private final Shop shop = Shop.open();
  private final String cookie = shop.cookieOf(ALICE);

  static Stream<Rejection> reasons() {
    return Stream.of(
        MALFORMED, AMBIGUOUS, FORGED, NOT_FOR_THIS, UNKNOWN, SUPERSEDED, REUSED, EXPIRED, ENDED);
  }

  @ParameterizedTest
  @MethodSource("reasons")
  @DisplayName(
      "Requirements 64 and 66, JWT attack 51: one answer for all, the reason only in the event")
  void everyRejectionIsOneAnswerAndAnEventOfItsOwn(Rejection reason) {
    RecordingExchange exchange = rejectedFor(reason);
    shop.heard.clear();

    Reply reply = shop.refusal(exchange, Access.session());

    assertThat(reply.status()).isEqualTo(401);
    assertThat(Shop.text(reply)).isEqualTo(BODY);
    assertThat(reply.header("Content-Type")).containsExactly("application/problem+json");
    assertThat(reply.header("Cache-Control")).containsExactly("no-store");
    assertThat(reply.header("WWW-Authenticate"))
        .containsExactly("Bearer realm=\"jeton\", error=\"invalid_token\"");
    assertThat(exchange.responseHeaders("Set-Cookie")).isEmpty();
    assertThat(shop.rejections()).containsExactly(reason);
    // An end is told besides, and why.
    assertThat(shop.heard).hasSize(reason == REUSED ? 3 : 1);
  }

  private RecordingExchange rejectedFor(Rejection reason) {
    return switch (reason) {
      case MALFORMED -> Shop.withCookie("x");
      case AMBIGUOUS -> Shop.withCookie(cookie).with("Authorization", "Bearer " + cookie);
      case FORGED -> Shop.withCookie(cookie.substring(0, 100) + "AAAAAA");
      case NOT_FOR_THIS -> Shop.withCookie(shop.pairOf(ALICE).token().reveal());
      case UNKNOWN -> {
        shop.clock.advance(Duration.ofDays(1));
        shop.tokens().control().purge(100);
        yield Shop.withCookie(cookie);
      }
      case SUPERSEDED -> {
        SessionRecord record = shop.store.find(current()).orElseThrow();
        shop.store.replace(
            record.succeededBy(SecretHash.of(new byte[32]), shop.clock.instant()),
            record.version());
        shop.clock.advance(Duration.ofSeconds(6));
        yield Shop.withCookie(cookie);
      }
      case REUSED -> {
        RecordingExchange cutOff = rejectedFor(SUPERSEDED);
        shop.clock.advance(Duration.ofSeconds(10));
        yield cutOff;
      }
      case EXPIRED -> {
        shop.clock.advance(Duration.ofMinutes(30));
        yield Shop.withCookie(cookie);
      }
      case ENDED -> {
        shop.tokens().control().end(current());
        yield Shop.withCookie(cookie);
      }
      case UNCONFIRMED -> throw new AssertionError("see AlsoAcceptedTest");
      case STORE_BEHIND -> throw new AssertionError("see ReferenceTokensTest");
    };
  }

  private SessionId current() {
    return shop.session(Shop.withCookie(cookie)).orElseThrow().id();
  }

  @Test
  @DisplayName("Requirement 91: no error code where no credential came")
  void whoBroughtNothingIsToldNoError() {
    shop.heard.clear();

    for (RecordingExchange exchange : new RecordingExchange[] {
      RecordingExchange.get("/api"),
      Shop.withCookie(""),
      RecordingExchange.get("/api").with("Authorization", "Basic YTpi")
    }) {
      Reply reply = shop.refusal(exchange, Access.session());

      assertThat(reply.status()).isEqualTo(401);
      assertThat(Shop.text(reply)).isEqualTo(BODY);
      assertThat(reply.header("WWW-Authenticate")).containsExactly("Bearer realm=\"jeton\"");
    }
    assertThat(shop.heard).isEmpty();
  }

  @Test
  @DisplayName("Cookie attack 1: two cookies open nothing and are cleared")
  void twoCookiesOfOneNameOpenNothingAndAreCleared() {
    for (RecordingExchange exchange : new RecordingExchange[] {
      Shop.withCookie(cookie).with("Cookie", Shop.COOKIE + "=x"),
      Shop.withCookie(cookie + "; " + Shop.COOKIE + "=" + cookie)
    }) {
      shop.heard.clear();
      shop.store.calls();

      Reply reply = shop.refusal(exchange, Access.session());

      assertThat(reply.status()).isEqualTo(401);
      assertThat(Shop.text(reply)).isEqualTo(BODY);
      assertThat(exchange.responseHeaders("Set-Cookie"))
          .containsExactly("__Host-session=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT;"
              + " Max-Age=0; Secure; HttpOnly; SameSite=Lax");
      assertThat(shop.rejections()).containsExactly(AMBIGUOUS);
      assertThat(shop.store.calls()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"cookie and bearer", "two bearers", "bearer list", "dead cookie", "garbage"})
  @DisplayName("A request that fails beside a good one clears no cookie")
  void noOtherRejectionClearsACookie(String what) {
    RecordingExchange exchange = switch (what) {
      case "cookie and bearer" -> Shop.withCookie(cookie).with("Authorization", "Bearer x");
      case "two bearers" -> Shop.withBearer("x").with("Authorization", "Bearer y");
      case "bearer list" -> Shop.withBearer("x, Bearer y");
      case "dead cookie" -> Shop.withCookie(cookie.substring(0, 100) + "AAAAAA");
      default -> Shop.withCookie("x");
    };

    assertThat(shop.refusal(exchange, Access.session()).status()).isEqualTo(401);
    assertThat(exchange.responseHeaders("Set-Cookie")).isEmpty();
  }

  @Test
  void anOpenRouteTakesADeadOrAmbiguousCredentialForNone() {
    RecordingExchange two = Shop.withCookie(cookie).with("Authorization", "Bearer x");

    assertThat(shop.session(two)).isEmpty();
    assertThat(shop.session(Shop.withCookie("x"))).isEmpty();
    assertThat(shop.rejections()).containsExactly(AMBIGUOUS, MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"%s\"", "%%20%s", "%s%%20", "%s,", "%s, a=b", "deleted", "\u2000%s"})
  @DisplayName("Cookie attacks 7, 8, 11 and 13: no unquoting, no decoding, no commas")
  void anotherSpellingOfTheCookieOpensNothing(String spelling) {
    String value = String.format(Locale.ROOT, spelling, cookie);

    assertThat(shop.refusal(Shop.withCookie(value), Access.session()).status()).isEqualTo(401);
  }

  @Test
  @DisplayName(
      "Cookie attack 10: headers of 64 KB and ten thousand cookies are refused, not choked on")
  void largeHeadersAreRefused() {
    for (String value : new String[] {
      "a".repeat(65_536), "a=b; ".repeat(10_000), ";".repeat(65_536), "a.".repeat(30_000)
    }) {
      assertThat(shop.refusal(Shop.withCookie(value), Access.session()).status())
          .isEqualTo(401);
      assertThat(shop.refusal(Shop.withBearer(value), Access.session()).status())
          .isEqualTo(401);
    }
    assertThat(shop.refusal(Shop.withBearer(" ".repeat(65_536) + "a b"), Access.session())
            .status())
        .isEqualTo(401);
  }

  @Test
  @DisplayName(
      "Requirement 109, cookie attack 18: a token of a client's own choosing is never adopted")
  void anInventedTokenIsNotAdopted() {
    RecordingExchange exchange = Shop.withCookie("jeton_s_" + "A".repeat(98));
    shop.store.calls();

    assertThat(shop.admits(exchange, Access.session())).isFalse();
    assertThat(shop.store.calls()).isEmpty();
    assertThat(exchange.responseHeaders("Set-Cookie")).isEmpty();
  }
}
