package dev.jeton.sample.contract;

import static dev.jeton.sample.contract.SampleGround.cookieOf;
import static dev.jeton.sample.contract.SampleGround.getWith;
import static dev.jeton.sample.contract.SampleGround.pairOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.sample.contract.wire.Answer;
import dev.jeton.sample.contract.wire.SampleClient;
import dev.jeton.sample.data.DemoUser;
import dev.jeton.testkit.SecretScan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is refused, how, and without a word too many. */
interface RefusalRules extends SampleGround {

  @ParameterizedTest
  @ValueSource(
      strings = {"/api/me", "/api/orders", "/api/admin/sessions?subject=alice", "/undeclared"})
  default void nobodyGetsInWithoutASession(String target) {
    Answer answer = client("reference").call("GET", target).send();

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).containsExactly(CHALLENGE);
    assertThat(answer.header("Content-Type")).containsExactly("application/problem+json");
    assertThat(answer.json().text("type")).contains("urn:jeton:problem:unauthenticated");
  }

  @Test
  default void aMissingPermissionIsNamed() {
    SampleClient client = client("reference");

    Answer answer =
        SampleGround.order(client, cookieOf(client, DemoUser.BOB), "{'item':'tea','quantity':1}");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.header("WWW-Authenticate"))
        .containsExactly(CHALLENGE + ", error=\"insufficient_scope\", scope=\"orders:write\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "garbage",
        "jeton_s_AAAA",
        "eyJhbGciOiJub25lIn0.e30.",
        "\"quoted\"",
        "%41%42",
        "a.b.c"
      })
  default void whateverOpensNothingGetsOneAnswer(String token) {
    SampleClient client = client("reference");

    Answer byCookie = getWith(client, "__Host-session=" + token, "/api/me");
    Answer byBearer = client.call("GET", "/api/me").bearer(token).send();

    assertThat(byCookie.status()).isEqualTo(401);
    assertThat(byBearer.status()).isEqualTo(401);
    assertThat(byCookie.body())
        .isEqualTo(byBearer.body())
        .contains("urn:jeton:problem:unauthenticated");
  }

  @Test
  default void twoTokensInOneRequestOpenNothing() {
    SampleClient client = client("reference");
    String cookie = cookieOf(client, DemoUser.ALICE);
    String token = pairOf(client, DemoUser.ALICE).member("access_token");

    assertThat(client.call("GET", "/api/me").cookie(cookie).bearer(token).send().status())
        .isEqualTo(401);
    assertThat(getWith(client, cookie + "; " + cookie, "/api/me").status()).isEqualTo(401);
  }

  @Test
  default void aTokenInTheUrlIsNotRead() {
    SampleClient client = client("reference");
    String token = pairOf(client, DemoUser.ALICE).member("access_token");

    assertThat(client.call("GET", "/api/me?access_token=" + token).send().status())
        .isEqualTo(401);
  }

  @Test
  default void anotherSiteChangesNothing() {
    SampleClient client = client("reference");
    String cookie = cookieOf(client, DemoUser.ALICE);

    Answer foreign = client
        .call("POST", "/api/orders")
        .header("Cookie", cookie)
        .header("Origin", "https://evil.example")
        .json("{'item':'tea','quantity':1}")
        .send();
    Answer unknown = client
        .call("POST", "/api/orders")
        .header("Cookie", cookie)
        .json("{'item':'tea','quantity':1}")
        .send();
    Answer own = client
        .call("POST", "/api/orders")
        .header("Cookie", cookie)
        .header("Origin", client.origin())
        .json("{'item':'tea','quantity':1}")
        .send();
    Answer logIn = client
        .call("POST", "/login")
        .header("Sec-Fetch-Site", "cross-site")
        .json("{" + SampleGround.credentials(DemoUser.ALICE) + "}")
        .send();

    assertThat(foreign.status()).isEqualTo(403);
    assertThat(unknown.status()).isEqualTo(403);
    assertThat(own.status()).isEqualTo(201);
    assertThat(logIn.status()).isEqualTo(403);
    assertThat(logIn.header("Set-Cookie")).isEmpty();
  }

  @Test
  default void plainHttpIsRefusedToProgramsAndSendsPeopleToThePublicOrigin() {
    SampleClient client = client("reference");
    int port = plainPort("reference");

    Answer program = client.plainCall(port, "GET", "/api/me").send();
    Answer person =
        client.plainCall(port, "GET", "/?a=b").header("Accept", "text/html").send();

    assertThat(program.status()).isEqualTo(403);
    assertThat(program.header("Location")).isEmpty();
    assertThat(person.status()).isEqualTo(308);
    assertThat(person.header("Location")).containsExactly(client.origin() + "/?a=b");
  }

  @Test
  default void aWrongPasswordAndAnUnknownNameAreOneAnswer() {
    SampleClient client = client("reference");

    Answer wrong = client
        .call("POST", "/login")
        .json("{'username':'bob','password':'wrong'}")
        .send();
    Answer unknown = client
        .call("POST", "/login")
        .json("{'username':'nobody','password':'wrong'}")
        .send();
    Answer form =
        client.call("POST", "/login").form("username=nobody&password=wrong").send();
    Answer right = SampleGround.logIn(client, DemoUser.BOB);

    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.body()).isEqualTo(unknown.body());
    assertThat(form.status()).isEqualTo(401);
    assertThat(form.body()).contains("role=\"alert\"");
    assertThat(form.header("Content-Security-Policy")).hasSize(1);
    assertThat(right.status()).isEqualTo(200);
  }

  @Test
  default void theFifthFailureInARowHasToWait() {
    SampleClient client = client("reference");
    String guess = "{'username':'mallory','password':'guess'}";
    for (int times = 0; times < 4; times++)
      assertThat(client.call("POST", "/login").json(guess).send().status()).isEqualTo(401);

    Answer fifth = client.call("POST", "/login").json(guess).send();

    assertThat(fifth.status()).isEqualTo(429);
    assertThat(Integer.parseInt(fifth.header("Retry-After").get(0))).isPositive();
  }

  @Test
  default void noTokenAndNoPasswordIsLogged() {
    SampleClient client = client("jwt");
    String cookie = cookieOf(client, DemoUser.ALICE);
    Answer pair = pairOf(client, DemoUser.ALICE);
    assertThat(getWith(client, cookie + "x", "/api/me").status()).isEqualTo(401);

    String log = running("jwt").log();

    SecretScan secrets =
        SecretScan.ofTokens().and("the password of alice", DemoUser.ALICE.password());
    assertThat(secrets.in(cookie + "\n" + pair.body())).hasSize(3);
    assertThat(log).contains("LoggedIn").contains("TokenRejected");
    assertThat(secrets.in(log)).isEmpty();
  }
}
