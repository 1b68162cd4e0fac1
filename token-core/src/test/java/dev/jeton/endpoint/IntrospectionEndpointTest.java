package dev.jeton.endpoint;

import static dev.jeton.Shop.ALICE;
import static dev.jeton.Shop.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.Shop;
import dev.jeton.access.Access;
import dev.jeton.http.Reply;
import dev.jeton.identity.Authentication;
import dev.jeton.identity.Subject;
import dev.jeton.json.JsonObject;
import dev.jeton.token.IssuedTokens;
import dev.jeton.token.TokenFormat;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a registered client learns of a token. */
class IntrospectionEndpointTest {
  private final Shop shop = Shop.open();
  private final Asking asking = new Asking(shop);

  @Test
  void aReferenceTokenIsActiveUntilTheEarlierOfItsEnds() {
    String cookie = shop.cookieOf(ALICE);
    long noon = shop.clock.instant().getEpochSecond();

    JsonObject answer = Asking.json(asking.introspect(cookie));

    assertThat(answer.names())
        .containsExactly(
            "active",
            "sub",
            "scope",
            "roles",
            "client_id",
            "iss",
            "aud",
            "exp",
            "iat",
            "sid",
            "token_type",
            "auth_time",
            "acr");
    assertThat(answer.bool("active")).contains(true);
    assertThat(answer.text("sub")).contains("alice");
    assertThat(answer.text("scope")).contains("orders:*");
    assertThat(answer.texts("roles")).contains(List.of("user"));
    assertThat(answer.text("client_id")).contains("first-party");
    assertThat(answer.text("iss")).contains(Shop.ORIGIN);
    assertThat(answer.text("aud")).contains(Shop.ORIGIN);
    assertThat(answer.text("token_type")).contains("Bearer");
    assertThat(answer.text("acr")).contains("1");
    assertThat(answer.integer("auth_time")).hasValue(noon);
    assertThat(answer.integer("iat")).hasValue(noon);
    assertThat(answer.integer("exp")).hasValue(noon + 30 * 60);
  }

  @Test
  void anAccessJwtIsActiveUntilItsOwnEnd() {
    long noon = shop.clock.instant().getEpochSecond();

    Reply reply = asking.introspect(shop.pairOf(ALICE).token().reveal());

    assertThat(reply.header("Cache-Control")).containsExactly("no-store");
    assertThat(Asking.json(reply).integer("iat")).hasValue(noon);
    assertThat(Asking.json(reply).integer("exp")).hasValue(noon + 5 * 60);
  }

  @Test
  void noPermissionIsNoScope() {
    assertThat(Asking.json(asking.introspect(shop.cookieOf(Subject.of("bob")))).names())
        .doesNotContain("scope");
  }

  @Test
  @DisplayName("Requirement 95: whatever does not live is {\"active\":false} and no more")
  void whateverDoesNotLiveIsInactive() {
    IssuedTokens ended = shop.pairOf(ALICE);
    String endedCookie = shop.cookieOf(ALICE);
    shop.tokens().control().endAll(ALICE.id());
    IssuedTokens pair = shop.pairOf(ALICE);
    String reference = shop.cookieOf(ALICE);

    for (String token : new String[] {
      "",
      "x",
      "jeton_s_" + "A".repeat(98),
      Asking.forged(reference),
      Asking.forged(pair.token().reveal()),
      ended.token().reveal(),
      endedCookie,
      pair.refreshToken().orElseThrow().reveal(),
      pair.refreshToken().orElseThrow().reveal().replace("_r_", "_s_"),
      pair.token().reveal() + " " + reference
    }) {
      Reply reply = asking.introspect(token);
      assertThat(reply.status()).isEqualTo(200);
      assertThat(text(reply)).isEqualTo(Asking.INACTIVE);
    }
  }

  @Test
  void theJwtOfACookieIsInactive() {
    Shop jwt = Shop.with(options -> options.browserTokens(TokenFormat.JWT));
    String cookie = jwt.cookieOf(ALICE);

    Reply reply = new Asking(jwt).introspect(cookie);

    assertThat(text(reply)).isEqualTo(Asking.INACTIVE);
  }

  @Test
  void aTokenIsActiveJustBeforeItsEndAndInactiveAtIt() {
    String reference = shop.cookieOf(ALICE);
    String jwt = shop.pairOf(ALICE).token().reveal();

    shop.clock.advance(Duration.ofMinutes(5).minusMillis(1));
    assertThat(Asking.json(asking.introspect(jwt)).bool("active")).contains(true);
    shop.clock.advance(Duration.ofMillis(1));
    assertThat(text(asking.introspect(jwt))).isEqualTo(Asking.INACTIVE);
    shop.clock.advance(Duration.ofMinutes(25).minusMillis(1));
    assertThat(Asking.json(asking.introspect(reference)).bool("active")).contains(true);
    shop.clock.advance(Duration.ofMillis(1));
    assertThat(text(asking.introspect(reference))).isEqualTo(Asking.INACTIVE);
  }

  @Test
  void anAccessTokenFromBeforeAStepUpIsOfItsOwnLevel() {
    IssuedTokens former = shop.pairOf(ALICE);
    IssuedTokens elevated = shop.admitted(
            Shop.withBearer(former.token().reveal()), Access.session())
        .reauthenticate(new Authentication("otp", shop.clock.instant(), 2))
        .orElseThrow();

    assertThat(Asking.json(asking.introspect(former.token().reveal())).text("acr"))
        .contains("1");
    assertThat(Asking.json(asking.introspect(elevated.token().reveal())).text("acr"))
        .contains("2");
  }

  @Test
  void introspectionReadsAndNeitherWritesNorTells() {
    String cookie = shop.cookieOf(ALICE);
    IssuedTokens pair = shop.pairOf(ALICE);
    shop.clock.advance(Duration.ofMinutes(4));
    shop.heard.clear();
    shop.store.calls();

    for (String token : new String[] {
      cookie, pair.token().reveal(), pair.refreshToken().orElseThrow().reveal(), "x"
    }) asking.introspect(token);

    assertThat(shop.store.calls()).containsOnly("find");
    assertThat(shop.heard).isEmpty();
  }
}
