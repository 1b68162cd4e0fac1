package dev.jeton.sample.contract;

import static dev.jeton.sample.contract.SampleGround.cookieOf;
import static dev.jeton.sample.contract.SampleGround.getWith;
import static dev.jeton.sample.contract.SampleGround.idOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.json.JsonObject;
import dev.jeton.sample.contract.wire.Answer;
import dev.jeton.sample.contract.wire.SampleClient;
import dev.jeton.sample.data.DemoUser;
import dev.jeton.testkit.SecretScan;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a user is logged in, and how he ends it. */
interface OwnSessionRules extends SampleGround {

  @ParameterizedTest
  @ValueSource(strings = {"reference", "jwt"})
  default void aUserSeesHisSessionsAndWhichOneHeIsIn(String format) {
    SampleClient client = client(format);
    String phone = cookieOf(client, DemoUser.ALICE);
    String laptop = cookieOf(client, DemoUser.ALICE);

    Answer listed = getWith(client, laptop, "/api/sessions");

    List<JsonObject> sessions = listed.json().objects("sessions").orElseThrow();
    assertThat(listed.status()).isEqualTo(200);
    assertThat(sessions.get(0).names())
        .containsExactly("id", "created_at", "last_seen_at", "client", "address", "current");
    assertThat(sessions.stream().filter(each -> each.bool("current").orElseThrow()))
        .extracting(each -> each.text("id").orElseThrow())
        .containsExactly(idOf(client, laptop));
    assertThat(sessions)
        .extracting(each -> each.text("id").orElseThrow())
        .contains(idOf(client, phone));
    assertThat(SecretScan.ofTokens().in(listed.body())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"reference", "jwt"})
  default void aUserEndsOneOfHisSessions(String format) {
    SampleClient client = client(format);
    String phone = cookieOf(client, DemoUser.ALICE);
    String laptop = cookieOf(client, DemoUser.ALICE);
    String target = "/api/sessions/" + idOf(client, phone);

    Answer ended = client.call("DELETE", target).cookie(laptop).send();
    Answer again = client.call("DELETE", target).cookie(laptop).send();

    assertThat(ended.status()).isEqualTo(204);
    assertThat(ended.header("Set-Cookie")).isEmpty();
    assertThat(again.status()).isEqualTo(404);
    assertThat(getWith(client, phone, "/api/me").status()).isEqualTo(401);
    assertThat(getWith(client, laptop, "/api/me").status()).isEqualTo(200);
  }

  @Test
  default void anotherUsersSessionIsLikeOneThatNobodyHas() {
    SampleClient client = client("reference");
    String bob = cookieOf(client, DemoUser.BOB);
    String alice = cookieOf(client, DemoUser.ALICE);

    Answer foreign = client
        .call("DELETE", "/api/sessions/" + idOf(client, bob))
        .cookie(alice)
        .send();
    Answer unknown = client
        .call("DELETE", "/api/sessions/AAAAAAAAAAAAAAAAAAAAAA")
        .cookie(alice)
        .send();
    Answer noId = client.call("DELETE", "/api/sessions/x").cookie(alice).send();

    assertThat(foreign.status()).isEqualTo(404);
    assertThat(foreign.body()).isEqualTo(unknown.body()).isEqualTo(noId.body());
    assertThat(foreign.header("Content-Type")).containsExactly("application/problem+json");
    assertThat(getWith(client, bob, "/api/me").status()).isEqualTo(200);
  }

  @Test
  default void whoEndsTheSessionThatHeIsInLosesTheCookie() {
    SampleClient client = client("reference");
    String alice = cookieOf(client, DemoUser.ALICE);

    Answer ended = client
        .call("DELETE", "/api/sessions/" + idOf(client, alice))
        .cookie(alice)
        .send();

    assertThat(ended.status()).isEqualTo(204);
    assertThat(ended.header("Set-Cookie")).containsExactly(DELETING_COOKIE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"reference", "jwt"})
  default void aUserEndsAllHisOtherSessions(String format) {
    SampleClient client = client(format);
    String phone = cookieOf(client, DemoUser.ALICE);
    String laptop = cookieOf(client, DemoUser.ALICE);
    String bob = cookieOf(client, DemoUser.BOB);

    Answer ended = client.call("DELETE", "/api/sessions").cookie(laptop).send();

    assertThat(ended.status()).isEqualTo(204);
    assertThat(getWith(client, phone, "/api/me").status()).isEqualTo(401);
    assertThat(getWith(client, laptop, "/api/me").status()).isEqualTo(200);
    assertThat(getWith(client, bob, "/api/me").status()).isEqualTo(200);
  }

  @Test
  default void aStrangerSeesAndEndsNothing() {
    SampleClient client = client("reference");
    String alice = cookieOf(client, DemoUser.ALICE);
    String target = "/api/sessions/" + idOf(client, alice);

    assertThat(client.call("GET", "/api/sessions").send().status()).isEqualTo(401);
    assertThat(client.call("DELETE", "/api/sessions").send().status()).isEqualTo(401);
    assertThat(client.call("DELETE", target).send().status()).isEqualTo(401);
    assertThat(getWith(client, alice, "/api/me").status()).isEqualTo(200);
  }
}
