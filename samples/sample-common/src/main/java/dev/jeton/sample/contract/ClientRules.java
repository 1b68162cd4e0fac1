package dev.jeton.sample.contract;

import static dev.jeton.sample.contract.SampleGround.pairOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.client.ClientSecret;
import dev.jeton.json.JsonObject;
import dev.jeton.sample.contract.wire.Answer;
import dev.jeton.sample.contract.wire.Call;
import dev.jeton.sample.contract.wire.SampleClient;
import dev.jeton.sample.contract.wire.SampleProcess;
import dev.jeton.sample.contract.wire.SampleProcess.DemoClient;
import dev.jeton.sample.data.DemoUser;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a registered client may ask and end, with the id and the secret printed at the start. */
interface ClientRules extends SampleGround {

  String INACTIVE = "{\"active\":false}";
  List<String> ROUTES = List.of("/introspect", "/revoke");

  @Test
  default void whoProvesNoClientIsAskedTo() {
    SampleClient client = client("reference");
    String token = pairOf(client, DemoUser.ALICE).member("access_token");

    for (String route : ROUTES) {
      Answer answer = client.call("POST", route).form("token=" + token).send();

      demandsAClient(answer);
    }
    assertThat(me(client, token)).isEqualTo(200);
  }

  @Test
  default void aWrongSecretAnUnknownClientAndAUserAreAnsweredLikeNobody() {
    SampleClient client = client("reference");
    String token = pairOf(client, DemoUser.ROOT).member("access_token");
    DemoClient demo = demo(running("reference"));
    ClientSecret wrong = ClientSecret.of("wrong");

    for (String route : ROUTES) {
      demandsAClient(
          call(client, new DemoClient(demo.id(), wrong), route, token).send());
      demandsAClient(
          call(client, new DemoClient("nobody", demo.secret()), route, token).send());
      demandsAClient(
          client.call("POST", route).bearer(token).form("token=" + token).send());
    }
    assertThat(me(client, token)).isEqualTo(200);
  }

  @Test
  default void anAccessTokenThatLivesIsActive() {
    SampleClient client = client("reference");
    String token = pairOf(client, DemoUser.ALICE).member("access_token");

    Answer answer = introspect("reference", token);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).containsExactly("application/json");
    assertThat(answer.header("Cache-Control")).containsExactly("no-store");
    JsonObject told = answer.json();
    assertThat(told.names())
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
    assertThat(told.bool("active")).contains(true);
    assertThat(told.text("sub")).contains("alice");
    assertThat(Set.of(answer.member("scope").split(" ")))
        .isEqualTo(Set.of("orders:read", "orders:write"));
    assertThat(told.texts("roles")).contains(List.of("clerk"));
    assertThat(told.text("iss")).contains(client.origin());
    assertThat(told.text("aud")).contains(client.origin());
    assertThat(told.text("token_type")).contains("Bearer");
    assertThat(told.integer("exp").orElseThrow() - told.integer("iat").orElseThrow())
        .isBetween(1L, 300L);
  }

  @Test
  @DisplayName("Requirement 95: whatever does not live is {\"active\":false} and no more")
  default void whateverDoesNotLiveIsInactive() {
    SampleClient client = client("jwt");
    Answer pair = pairOf(client, DemoUser.ALICE);
    String ended = pairOf(client, DemoUser.BOB).member("access_token");
    client.call("POST", "/logout").bearer(ended).send();

    for (String token : new String[] {
      "", "garbage", pair.member("access_token") + "x", pair.member("refresh_token"), ended
    }) {
      Answer answer = introspect("jwt", token);

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo(INACTIVE);
    }
  }

  @Test
  @DisplayName("Requirement 94: a revoked token opens nothing, and revoking it again is no error")
  default void whatIsRevokedOpensNothing() {
    SampleClient client = client("reference");
    for (String presented : new String[] {"access_token", "refresh_token"}) {
      Answer pair = pairOf(client, DemoUser.ALICE);
      String access = pair.member("access_token");
      assertThat(me(client, access)).isEqualTo(200);

      Answer first = revoke(pair.member(presented));
      Answer again = revoke(pair.member(presented));

      assertThat(first.status()).isEqualTo(200);
      assertThat(first.body()).isEmpty();
      assertThat(again.status()).isEqualTo(200);
      assertThat(again.body()).isEmpty();
      assertThat(me(client, access)).isEqualTo(401);
      assertThat(introspect("reference", access).body()).isEqualTo(INACTIVE);
      assertThat(client
              .call("POST", "/token/refresh")
              .json("{'refresh_token':'" + pair.member("refresh_token") + "'}")
              .send()
              .status())
          .isEqualTo(401);
    }
  }

  @Test
  default void aCookieThatWasFoundCanBeRevoked() {
    SampleClient client = client("reference");
    String cookie = SampleGround.cookieOf(client, DemoUser.BOB);

    assertThat(revoke(cookie.substring(cookie.indexOf('=') + 1)).status()).isEqualTo(200);

    assertThat(SampleGround.getWith(client, cookie, "/api/me").status()).isEqualTo(401);
  }

  @Test
  default void theSecretStaysAndIsOfNoUseWithoutDemoUsers(@TempDir Path directory) {
    DemoClient first;
    try (SampleProcess sample = SampleProcess.start(main(), directory)) {
      first = demo(sample);
    }
    try (SampleProcess sample = SampleProcess.start(main(), directory)) {
      assertThat(demo(sample)).isEqualTo(first).isNotEqualTo(demo(running("reference")));
      assertThat(call(sample.client(), first, "/introspect", "x").send().status())
          .isEqualTo(200);
    }
    try (SampleProcess sample = SampleProcess.start(main(), directory, "--demo-users=false")) {
      assertThat(sample.demoClient()).isEmpty();
      demandsAClient(call(sample.client(), first, "/introspect", "x").send());
    }
  }

  private Answer introspect(String format, String token) {
    return call(client(format), demo(running(format)), "/introspect", token).send();
  }

  private Answer revoke(String token) {
    SampleProcess sample = running("reference");
    return call(sample.client(), demo(sample), "/revoke", token).send();
  }

  private static Call call(SampleClient client, DemoClient who, String route, String token) {
    return client.call("POST", route).basic(who).form("token=" + token);
  }

  private static DemoClient demo(SampleProcess sample) {
    return sample.demoClient().orElseThrow();
  }

  private static int me(SampleClient client, String token) {
    return client.call("GET", "/api/me").bearer(token).send().status();
  }

  private static void demandsAClient(Answer answer) {
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate"))
        .containsExactly("Basic realm=\"jeton\", charset=\"UTF-8\"");
    assertThat(answer.header("Content-Type")).containsExactly("application/problem+json");
    assertThat(answer.body()).contains("invalid-client").doesNotContain("active");
  }
}
