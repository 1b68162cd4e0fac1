package dev.jeton.adapter.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.endpoint.Endpoint;
import dev.jeton.tck.adapter.Ground;
import dev.jeton.tck.wire.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a request goes inside its container, and that its user goes with it. */
interface RequestLifeRules extends Ground {

  @Test
  default void theUserIsKnownInAForwardAndInAnInclude() {
    String cookie = cookieOf("alice");

    assertThat(getWith(cookie, "/user/forward").body()).isEqualTo(UserRules.ALICE);
    assertThat(getWith(cookie, "/user/include").body()).isEqualTo(UserRules.ALICE);
  }

  @Test
  default void theUserIsKnownInAnotherThread() {
    assertThat(getWith(cookieOf("alice"), "/user/async").body()).isEqualTo(UserRules.ALICE);
  }

  @Test
  default void theUserIsKnownAfterADispatch() {
    assertThat(getWith(cookieOf("alice"), "/user/dispatch").body()).isEqualTo(UserRules.ALICE);
  }

  @Test
  default void anAsynchronousServletIsGuardedToo() {
    assertThat(client().call("GET", "/user/async").send().status()).isEqualTo(401);
    assertThat(client().call("GET", "/user/dispatch").send().status()).isEqualTo(401);
  }

  @Test
  default void aForwardIsTheChoiceOfTheServletThatForwards() {
    assertThat(client().call("GET", "/anybody/forward").send().body()).isEqualTo(UserRules.NOBODY);
  }

  @Test
  default void aCookieThatComesTooLateIsAnErrorOfTheServlet() {
    String cookie = cookieOf("alice");

    Answer answer = getWith(cookie, "/anybody/late");

    assertThat(answer.body())
        .isEqualTo(
            "on its way: Set-Cookie came too late: the response is committed; call before writing the body");
    assertThat(answer.setCookies()).isEmpty();
  }

  @Test
  default void aStoreThatFailsUnderAServletIsAnsweredForIt() {
    String cookie = cookieOf("alice");
    application().loseTheStore();

    for (String path :
        List.of("/anybody/shown", "/anybody/wrapped", "/anybody/half", "/anybody/authenticate")) {
      Answer answer = getWith(cookie, path);

      assertThat(answer.status()).as(path).isEqualTo(503);
      assertThat(answer.header("retry-after")).as(path).hasSize(1);
      assertThat(answer.body())
          .as(path)
          .startsWith("{\"type\":\"urn:jeton:problem:store-unavailable\"");
    }
  }

  @Test
  default void aConnectionWhoseBodyWasNotReadEndsWithTheAnswer() {
    Answer refused = client().call("POST", "/session").form("a=b").send();
    Answer tooLong =
        logIn().json("\"" + "x".repeat(Endpoint.MAX_BODY_BYTES) + "\"").send();
    Answer read = logIn().json("{" + Ground.credentials("alice") + "}").send();

    assertThat(refused.header("connection")).containsExactly("close");
    assertThat(tooLong.header("connection")).containsExactly("close");
    assertThat(read.header("connection")).doesNotContain("close");
  }
}
