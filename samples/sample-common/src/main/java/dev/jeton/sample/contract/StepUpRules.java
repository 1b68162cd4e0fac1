package dev.jeton.sample.contract;

import static dev.jeton.sample.contract.SampleGround.cookieOf;
import static dev.jeton.sample.contract.SampleGround.getWith;
import static dev.jeton.sample.contract.SampleGround.pairOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.sample.contract.wire.Answer;
import dev.jeton.sample.contract.wire.Call;
import dev.jeton.sample.contract.wire.ClockedSample;
import dev.jeton.sample.contract.wire.SampleClient;
import dev.jeton.sample.data.DemoUser;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who has to prove again who he is, and how he does. */
interface StepUpRules extends SampleGround {

  /** What a session is asked for where a log-in of more than two seconds ago is stale. */
  String STALE = CHALLENGE + ", error=\"insufficient_user_authentication\", max_age=\"2\"";

  @ParameterizedTest
  @ValueSource(strings = {"reference", "jwt"})
  default void whoLoggedInTooLongAgoProvesAgainAndGoesOn(String format, @TempDir Path directory) {
    try (ClockedSample sample =
        ClockedSample.start(server(), directory, "--tokens=" + format, "--fresh=PT2S")) {
      SampleClient client = sample.client();
      String alice = cookieOf(client, DemoUser.ALICE);
      String root = cookieOf(client, DemoUser.ROOT);
      String id =
          SampleGround.order(client, alice, "{'item':'tea','quantity':1}").member("id");
      sample.pass(Duration.ofSeconds(2));
      assertThat(delete(client, alice, "/api/orders/none").status()).isEqualTo(404);
      assertThat(delete(client, root, "/api/admin/sessions/none").status()).isEqualTo(404);

      sample.pass(Duration.ofMillis(1));
      Answer clerk = delete(client, alice, "/api/orders/" + id);
      Answer administrator = delete(client, root, "/api/admin/sessions/none");
      Answer stranger = delete(client, alice, "/api/admin/sessions/none");
      String proven =
          proof(client, DemoUser.ALICE.password()).cookie(alice).send().cookie();
      Answer deleted = delete(client, proven, "/api/orders/" + id);

      for (Answer stale : new Answer[] {clerk, administrator}) {
        assertThat(stale.header("WWW-Authenticate")).containsExactly(STALE);
        assertThat(stale.member("type"))
            .isEqualTo("urn:jeton:problem:insufficient-user-authentication");
        assertThat(stale.json().integer("max_age")).hasValue(2);
      }
      assertThat(stranger.status()).isEqualTo(403);
      assertThat(deleted.status()).isEqualTo(204);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"reference", "jwt"})
  default void aProofBringsANewCookieAndUsesUpTheOld(String format) {
    SampleClient client = client(format);
    String before = cookieOf(client, DemoUser.ALICE);

    Answer proven = proof(client, DemoUser.ALICE.password()).cookie(before).send();

    assertThat(proven.status()).isEqualTo(200);
    assertThat(proven.member("subject")).isEqualTo("alice");
    assertThat(proven.cookie()).isNotEqualTo(before);
    assertThat(getWith(client, proven.cookie(), "/api/me").status()).isEqualTo(200);
    assertThat(getWith(client, before, "/api/me").status()).isEqualTo(401);
  }

  @Test
  default void aProofBringsAClientWithoutABrowserTheNextPair() {
    SampleClient client = client("reference");
    String before = pairOf(client, DemoUser.ALICE).member("access_token");

    Answer proven = proof(client, DemoUser.ALICE.password()).bearer(before).send();

    assertThat(proven.status()).isEqualTo(200);
    assertThat(proven.header("Set-Cookie")).isEmpty();
    assertThat(proven.json().names())
        .containsExactly("access_token", "token_type", "expires_in", "refresh_token");
    assertThat(client
            .call("GET", "/api/me")
            .bearer(proven.member("access_token"))
            .send()
            .status())
        .isEqualTo(200);
  }

  @Test
  default void aWrongProofIsAnsweredLikeAWrongLogIn() {
    SampleClient client = client("reference");
    String alice = cookieOf(client, DemoUser.ALICE);

    Answer wrong = proof(client, "wrong").cookie(alice).send();

    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.member("type")).isEqualTo("urn:jeton:problem:log-in-refused");
    assertThat(wrong.header("Set-Cookie")).isEmpty();
    assertThat(getWith(client, alice, "/api/me").status()).isEqualTo(200);
  }

  @Test
  default void wrongProofsAreCountedApartFromWrongLogIns() {
    SampleClient client = client("reference");
    String bob = cookieOf(client, DemoUser.BOB);
    for (int times = 0; times < 4; times++)
      assertThat(proof(client, "wrong").cookie(bob).send().status()).isEqualTo(401);

    Answer fifth = proof(client, "wrong").cookie(bob).send();

    assertThat(fifth.status()).isEqualTo(429);
    assertThat(Integer.parseInt(fifth.header("Retry-After").get(0))).isPositive();
    assertThat(SampleGround.logIn(client, DemoUser.BOB).status()).isEqualTo(200);
  }

  @Test
  default void nobodyProvesAnythingWithoutASession() {
    Answer answer = proof(client("reference"), DemoUser.ALICE.password()).send();

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).containsExactly(CHALLENGE);
  }

  private static Call proof(SampleClient client, String password) {
    return client.call("POST", "/api/reauthenticate").json("{'password':'" + password + "'}");
  }

  private static Answer delete(SampleClient client, String cookie, String target) {
    return client.call("DELETE", target).cookie(cookie).send();
  }
}
