package dev.jeton.sample.contract;

import static dev.jeton.sample.contract.SampleGround.cookieOf;
import static dev.jeton.sample.contract.SampleGround.getWith;
import static dev.jeton.sample.contract.SampleGround.idOf;
import static dev.jeton.sample.contract.SampleGround.streamOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.json.JsonObject;
import dev.jeton.sample.contract.wire.Answer;
import dev.jeton.sample.contract.wire.OpenStream;
import dev.jeton.sample.contract.wire.SampleClient;
import dev.jeton.sample.contract.wire.SampleProcess;
import dev.jeton.sample.data.DemoUser;
import dev.jeton.testkit.SecretScan;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The event stream of a session: what it tells, and that it ends with its session alone. */
interface EventRules extends SampleGround {

  /** What a stream says when its session has ended, whatever the reason. */
  String ENDED = "event: ended\ndata: {}\n";

  @ParameterizedTest
  @ValueSource(strings = {"reference", "jwt"})
  default void aStreamTellsItsLimitsFirstAndNoSecret(String format) {
    SampleClient client = client(format);
    String alice = cookieOf(client, DemoUser.ALICE);
    JsonObject session =
        getWith(client, alice, "/api/me").json().object("session").orElseThrow();

    try (OpenStream stream = streamOf(client, alice)) {
      String first = stream.event();

      assertThat(first).startsWith("retry: 3000\nevent: limits\ndata: ");
      assertThat(dataOf(first).names()).containsExactly("idle_expires_at", "absolute_expires_at");
      assertThat(dataOf(first).text("absolute_expires_at"))
          .isEqualTo(session.text("absolute_expires_at"));
      assertThat(SecretScan.ofTokens().in(first)).isEmpty();
      assertThat(stream.header("Content-Type")).startsWith("text/event-stream");
      assertThat(stream.header("Cache-Control")).isEqualTo("no-store");
      assertThat(stream.header("X-Accel-Buffering")).isEqualTo("no");
      assertThat(stream.header("Set-Cookie")).isEmpty();
    }
  }

  @Test
  default void aStreamDemandsASession() {
    SampleClient client = client("reference");
    Answer stranger = client.call("GET", "/api/events").send();
    String alice = cookieOf(client, DemoUser.ALICE);
    client.call("POST", "/logout").cookie(alice).send();

    assertThat(stranger.status()).isEqualTo(401);
    assertThat(stranger.header("Content-Type")).containsExactly("application/problem+json");
    assertThat(getWith(client, alice, "/api/events").status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"reference", "jwt"})
  default void aLogOutInOneTabEndsTheStreamsOfAllAndOfNobodyElse(String format) {
    SampleClient client = client(format);
    String alice = cookieOf(client, DemoUser.ALICE);
    String phone = cookieOf(client, DemoUser.ALICE);
    try (OpenStream one = streamOf(client, alice);
        OpenStream other = streamOf(client, alice);
        OpenStream elsewhere = streamOf(client, phone)) {
      one.event();
      other.event();
      elsewhere.event();

      client.call("POST", "/logout").cookie(alice).send();

      assertThat(one.rest()).isEqualTo(ENDED);
      assertThat(other.rest()).isEqualTo(ENDED);
      assertLives(client, phone, elsewhere);
      client.call("POST", "/logout").cookie(phone).send();
      assertThat(elsewhere.rest()).isEqualTo(ENDED);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"reference", "jwt"})
  default void aSessionThatIsEndedFromTheListTakesItsStreamAlong(String format) {
    SampleClient client = client(format);
    String phone = cookieOf(client, DemoUser.ALICE);
    String laptop = cookieOf(client, DemoUser.ALICE);
    try (OpenStream ofPhone = streamOf(client, phone);
        OpenStream ofLaptop = streamOf(client, laptop)) {
      ofPhone.event();
      ofLaptop.event();

      client
          .call("DELETE", "/api/sessions/" + idOf(client, phone))
          .cookie(laptop)
          .send();

      assertThat(ofPhone.rest()).isEqualTo(ENDED);
      assertLives(client, laptop, ofLaptop);
    }
  }

  @Test
  default void aStreamTellsThatItsSubjectHasASessionMoreOrLess() {
    SampleClient client = client("reference");
    String laptop = cookieOf(client, DemoUser.ALICE);
    try (OpenStream stream = streamOf(client, laptop)) {
      stream.event();

      String phone = cookieOf(client, DemoUser.ALICE);
      stream.changed();
      client.call("POST", "/logout").cookie(phone).send();
      stream.changed();

      assertLives(client, laptop, stream);
    }
  }

  @Test
  default void anAdministratorEndsTheStreamWithTheSession() {
    SampleClient client = client("reference");
    String bob = cookieOf(client, DemoUser.BOB);
    String root = cookieOf(client, DemoUser.ROOT);
    try (OpenStream stream = streamOf(client, bob)) {
      stream.event();

      client
          .call("DELETE", "/api/admin/sessions/" + idOf(client, bob))
          .cookie(root)
          .send();

      assertThat(stream.rest()).isEqualTo(ENDED);
    }
  }

  @Test
  default void aLogInOverASessionEndsItsStream() {
    SampleClient client = client("reference");
    String before = cookieOf(client, DemoUser.ALICE);
    try (OpenStream stream = streamOf(client, before)) {
      stream.event();

      client
          .call("POST", "/login")
          .cookie(before)
          .json("{" + SampleGround.credentials(DemoUser.ALICE) + "}")
          .send();

      assertThat(stream.rest()).isEqualTo(ENDED);
    }
  }

  @Test
  default void whatKeepsASessionKeepsItsStream() {
    SampleClient client = client("reference");
    String alice = cookieOf(client, DemoUser.ALICE);
    String bob = cookieOf(client, DemoUser.BOB);
    try (OpenStream ofAlice = streamOf(client, alice);
        OpenStream ofBob = streamOf(client, bob)) {
      ofAlice.event();
      ofBob.event();

      Answer again = client
          .call("POST", "/api/reauthenticate")
          .cookie(alice)
          .json("{'password':'" + DemoUser.ALICE.password() + "'}")
          .send();
      client.call("DELETE", "/api/sessions").cookie(again.cookie()).send();
      client.call("POST", "/logout").cookie(bob).send();

      assertThat(ofBob.rest()).isEqualTo(ENDED);
      assertLives(client, again.cookie(), ofAlice);
      client.call("POST", "/logout").cookie(again.cookie()).send();
      assertThat(ofAlice.rest()).isEqualTo(ENDED);
    }
  }

  @Test
  default void anEndOnAnotherNodeEndsTheStream(@TempDir Path directory) {
    try (SampleProcess here = SampleProcess.start(main(), directory);
        SampleProcess there = SampleProcess.start(main(), directory)) {
      String bob = cookieOf(here.client(), DemoUser.BOB);
      String root = cookieOf(there.client(), DemoUser.ROOT);
      try (OpenStream stream = streamOf(here.client(), bob)) {
        stream.event();

        String target = "/api/admin/sessions/" + idOf(here.client(), bob);
        assertThat(there.client().call("DELETE", target).cookie(root).send().status())
            .isEqualTo(204);

        assertThat(stream.rest()).isEqualTo(ENDED);
      }
    }
  }

  // Whoever opens one stream more gets a sign of life from the others of the session.
  private static void assertLives(SampleClient client, String cookie, OpenStream stream) {
    try (OpenStream another = streamOf(client, cookie)) {
      assertThat(another.event()).contains("limits");
      assertThat(stream.comment()).isEqualTo(":");
    }
  }

  private static JsonObject dataOf(String event) {
    String data = event.substring(event.indexOf("data: ") + "data: ".length());
    return JsonObject.parse(data.strip().getBytes(StandardCharsets.UTF_8)).orElseThrow();
  }
}
