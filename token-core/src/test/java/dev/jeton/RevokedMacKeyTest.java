package dev.jeton;

import static dev.jeton.Shop.ALICE;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.access.Access;
import dev.jeton.http.RecordingExchange;
import dev.jeton.key.KeyAlgorithm;
import dev.jeton.key.KeyPurpose;
import dev.jeton.key.KeyRing;
import dev.jeton.session.Rejection;
import dev.jeton.session.SessionId;
import dev.jeton.token.IssuedTokens;
import dev.jeton.token.SessionToken;
import dev.jeton.token.TokenFormat;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The MAC key has leaked and was revoked: only who has a current secret gets on, under a new key. */
@DisplayName("JWT attacks 19 and 47, for reference tokens: a revoked MAC key")
class RevokedMacKeyTest {

  private final KeyRing keys = Shop.freshRing(KeyAlgorithm.HS256);
  private final Shop shop = Shop.with(keys, options -> options);
  private final String cookie = shop.cookieOf(ALICE);
  private final SessionId id =
      shop.session(Shop.withCookie(cookie)).orElseThrow().id();
  private final IssuedTokens pair = shop.pairOf(ALICE);
  private final SessionToken refresh = pair.refreshToken().orElseThrow();

  @Test
  void theCurrentCookieOpensItsSessionAndIsCutToTheNewKey() {
    revoke();
    RecordingExchange exchange = Shop.withCookie(cookie);

    boolean admitted = shop.admits(exchange, Access.session());

    String next = Shop.cookieSetOn(exchange).orElseThrow();
    assertThat(admitted).isTrue();
    assertThat(shop.admits(Shop.withCookie(next), Access.session())).isTrue();
    assertThat(shop.admits(Shop.withCookie(cookie), Access.session())).isFalse();
    assertThat(shop.rejections()).containsExactly(Rejection.FORGED);
  }

  @Test
  void aCookieThatIsNotCurrentOpensAndEndsNothing() {
    RecordingExchange cutting = Shop.withCookie(cookie);
    shop.admitted(cutting, Access.session()).rotate();
    String next = Shop.cookieSetOn(cutting).orElseThrow();
    revoke();
    shop.clock.advance(ofMinutes(5));

    assertThat(shop.admits(Shop.withCookie(cookie), Access.session())).isFalse();

    assertThat(shop.rejections()).containsExactly(Rejection.FORGED);
    assertThat(shop.store.find(id).orElseThrow().end()).isEmpty();
    assertThat(shop.admits(Shop.withCookie(next), Access.session())).isTrue();
  }

  @Test
  void theCurrentRefreshTokenIsCutToTheNewKey() {
    revoke();

    SessionToken next = refreshed(refresh).orElseThrow();

    assertThat(next).isNotEqualTo(refresh);
    assertThat(refreshed(refresh)).isEmpty();
    assertThat(refreshed(next)).contains(next);
    assertThat(shop.store.find(pair.session().id()).orElseThrow().end()).isEmpty();
  }

  @Test
  void aRefreshTokenThatWasUsedUpGetsAndEndsNothing() {
    shop.clock.advance(ofMinutes(1));
    SessionToken second = refreshed(refresh).orElseThrow();
    revoke();
    shop.clock.advance(ofMinutes(1));

    assertThat(refreshed(refresh)).isEmpty();

    assertThat(shop.store.find(pair.session().id()).orElseThrow().end()).isEmpty();
    assertThat(refreshed(second)).isPresent();
  }

  @Test
  void anInventedGenerationIsNotTakenForAStoreThatIsBehind() {
    SessionToken ahead = shop.tokenOf(pair.session().changed().generation(9).record(), refresh);
    revoke();
    shop.heard.clear();

    assertThat(refreshed(ahead)).isEmpty();

    assertThat(shop.rejections()).containsExactly(Rejection.FORGED);
    assertThat(shop.heard).hasSize(1);
  }

  @Test
  void whoKeepsHisTokenHimselfLogsInAnew() {
    Shop api = Shop.with(keys, options -> options.apiTokens(TokenFormat.REFERENCE));
    IssuedTokens issued = api.pairOf(ALICE);
    revoke();

    assertThat(api.admits(Shop.withBearer(issued.token().reveal()), Access.session()))
        .isFalse();

    assertThat(api.rejections()).containsExactly(Rejection.FORGED);
    assertThat(api.store.find(issued.session().id()).orElseThrow().end()).isEmpty();
  }

  private void revoke() {
    keys.revoke(KeyPurpose.MAC, keys.active(KeyPurpose.MAC).id());
  }

  private Optional<SessionToken> refreshed(SessionToken held) {
    return shop.tokens()
        .refresh(RecordingExchange.post("/token/refresh"), held)
        .flatMap(IssuedTokens::refreshToken);
  }
}
