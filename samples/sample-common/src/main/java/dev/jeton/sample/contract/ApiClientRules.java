package dev.jeton.sample.contract;

import static dev.jeton.sample.contract.SampleGround.pairOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.sample.contract.wire.Answer;
import dev.jeton.sample.contract.wire.SampleClient;
import dev.jeton.sample.contract.wire.SampleProcess;
import dev.jeton.sample.data.DemoUser;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a client without a browser does: it logs in for a pair of tokens and keeps them itself. */
interface ApiClientRules extends SampleGround {

  Duration LONGEST_YOUTH = Duration.ofSeconds(30);

  @Test
  default void eachDemoUserIsLetInByBearerAsFarAsHisRightsReach() {
    SampleClient client = client("reference");
    for (DemoUser user : DemoUser.values()) {
      String token = pairOf(client, user).member("access_token");

      int[] statuses = {
        getWithBearer(client, token, "/api/me").status(),
        getWithBearer(client, token, "/api/orders").status(),
        client
            .call("POST", "/api/orders")
            .bearer(token)
            .json("{'item':'tea','quantity':1}")
            .send()
            .status(),
        getWithBearer(client, token, "/api/admin/sessions?subject=alice").status(),
        getWithBearer(client, token, "/undeclared").status()
      };

      assertThat(statuses).as(user.userName()).containsExactly(SampleGround.rightsOf(user));
    }
  }

  @Test
  default void aPairIsAnsweredWithoutACookie() {
    Answer pair = pairOf(client("reference"), DemoUser.BOB);

    assertThat(pair.status()).isEqualTo(200);
    assertThat(pair.json().names())
        .containsExactly("access_token", "token_type", "expires_in", "refresh_token");
    assertThat(pair.member("token_type")).isEqualTo("Bearer");
    assertThat(pair.json().integer("expires_in").orElseThrow()).isBetween(1L, 300L);
    assertThat(pair.header("Set-Cookie")).isEmpty();
    assertThat(pair.header("Cache-Control")).containsExactly("no-store");
  }

  @Test
  default void aBrowserGetsNoPair() {
    Answer answer = client("reference")
        .call("POST", "/login")
        .header("Sec-Fetch-Site", "same-origin")
        .json("{" + SampleGround.credentials(DemoUser.BOB) + ",'transport':'bearer'}")
        .send();

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body()).doesNotContain("access_token");
  }

  @Test
  default void aRefreshTokenBringsTheNextPair() {
    SampleClient client = client("reference");
    Answer first = pairOf(client, DemoUser.ALICE);

    Answer next = refresh(client, first.member("refresh_token"));

    assertThat(next.status()).isEqualTo(200);
    assertThat(next.member("refresh_token")).startsWith("jeton_r_");
    assertThat(getWithBearer(client, next.member("access_token"), "/api/me").status())
        .isEqualTo(200);
  }

  @Test
  default void aRefreshTokenThatComesBackEndsTheSession(@TempDir Path directory) {
    try (SampleProcess sample = SampleProcess.start(main(), directory, "--grace=PT0S")) {
      SampleClient client = sample.client();
      String first = pairOf(client, DemoUser.ALICE).member("refresh_token");
      String second = rotated(client, first).member("refresh_token");
      Answer third = rotated(client, second);

      int stolen = refresh(client, first).status();

      assertThat(stolen).isEqualTo(401);
      assertThat(refresh(client, third.member("refresh_token")).status()).isEqualTo(401);
      assertThat(getWithBearer(client, third.member("access_token"), "/api/me").status())
          .isEqualTo(401);
    }
  }

  @Test
  default void noOtherTokenRefreshes() {
    SampleClient client = client("reference");
    Answer pair = pairOf(client, DemoUser.ALICE);

    assertThat(refresh(client, pair.member("access_token")).status()).isEqualTo(401);
    assertThat(refresh(client, "garbage").status()).isEqualTo(401);
    assertThat(getWithBearer(client, pair.member("refresh_token"), "/api/me").status())
        .isEqualTo(401);
  }

  @Test
  default void afterLogOutBothTokensAreRefused() {
    SampleClient client = client("reference");
    Answer pair = pairOf(client, DemoUser.ALICE);
    Answer other = pairOf(client, DemoUser.ALICE);

    Answer loggedOut =
        client.call("POST", "/logout").bearer(pair.member("access_token")).send();

    assertThat(loggedOut.status()).isEqualTo(204);
    assertThat(getWithBearer(client, pair.member("access_token"), "/api/me").status())
        .isEqualTo(401);
    assertThat(refresh(client, pair.member("refresh_token")).status()).isEqualTo(401);
    assertThat(getWithBearer(client, other.member("access_token"), "/api/me").status())
        .isEqualTo(200);
  }

  @Test
  default void thePublishedKeysHaveNoPrivatePart() {
    Answer answer = client("reference").call("GET", "/.well-known/jwks.json").send();

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Cache-Control").get(0)).contains("max-age=");
    assertThat(answer.json().objects("keys").orElseThrow())
        .isNotEmpty()
        .allSatisfy(key -> assertThat(key.names())
            .contains("kid", "kty")
            .doesNotContain("d", "k", "p", "q", "dp", "dq", "qi"));
  }

  private static Answer getWithBearer(SampleClient client, String token, String target) {
    return client.call("GET", target).bearer(token).send();
  }

  // A young token stays as it is for a second at least.
  private static Answer rotated(SampleClient client, String held) {
    long deadline = System.nanoTime() + LONGEST_YOUTH.toNanos();
    while (System.nanoTime() < deadline) {
      Answer answer = refresh(client, held);
      assertThat(answer.status()).isEqualTo(200);
      if (!answer.member("refresh_token").equals(held)) return answer;
    }
    throw new AssertionError("a refresh token was still not rotated after " + LONGEST_YOUTH);
  }

  private static Answer refresh(SampleClient client, String token) {
    return client
        .call("POST", "/token/refresh")
        .json("{'refresh_token':'" + token + "'}")
        .send();
  }
}
