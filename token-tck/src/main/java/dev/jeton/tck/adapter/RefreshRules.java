package dev.jeton.tck.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.tck.wire.Answer;
import org.junit.jupiter.api.Test;

/** Exchanging a refresh token for the next pair, and the keys that verify what is issued. */
interface RefreshRules extends Ground {

  @Test
  default void aRefreshTokenGivesTheNextPair() {
    Answer next = refreshed(pairOf("alice").member("refresh_token"));

    assertThat(next.status()).isEqualTo(200);
    assertThat(next.member("token_type")).isEqualTo("Bearer");
    assertThat(next.setCookies()).isEmpty();
    assertThat(next.header("cache-control")).containsExactly("no-store");
    assertThat(client()
            .call("GET", "/session")
            .bearer(next.member("access_token"))
            .send()
            .status())
        .isEqualTo(200);
    assertThat(refreshed(next.member("refresh_token")).status()).isEqualTo(200);
  }

  @Test
  default void aForgedRefreshTokenIsRefused() {
    Answer answer = refreshed(Ground.forged(pairOf("alice").member("refresh_token")));

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("www-authenticate"))
        .containsExactly(CHALLENGE + ", error=\"invalid_token\"");
  }

  @Test
  default void anAccessTokenRefreshesNothing() {
    Answer answer = refreshed(pairOf("alice").member("access_token"));

    assertThat(answer.status()).isEqualTo(401);
  }

  @Test
  default void aRefreshTokenOpensNoRoute() {
    String refresh = pairOf("alice").member("refresh_token");

    assertThat(client().call("GET", "/session").bearer(refresh).send().status()).isEqualTo(401);
    assertThat(getWith(refresh, "/session").status()).isEqualTo(401);
  }

  @Test
  default void thePublicKeysArePublishedForCachesToKeep() {
    Answer answer = client().call("GET", "/.well-known/jwks.json").send();

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("content-type")).containsExactly("application/jwk-set+json");
    assertThat(answer.header("cache-control")).containsExactly("public, max-age=300");
    assertThat(answer.body()).contains("\"kid\"").doesNotContain("\"d\"");
  }

  private Answer refreshed(String refreshToken) {
    return client()
        .call("POST", "/token/refresh")
        .json("{\"refresh_token\":\"" + refreshToken + "\"}")
        .send();
  }
}
