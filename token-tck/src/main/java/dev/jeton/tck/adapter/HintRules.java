package dev.jeton.tck.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.tck.wire.Answer;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the application lets browsers know beside its cookie. */
interface HintRules extends Ground {

  @Test
  @DisplayName("Requirement 28: every answer over TLS asks for TLS alone, over the wire")
  default void everyAnswerOverTlsAsksForTlsAlone() {
    String cookie = cookieOf("alice");

    for (Answer answer : List.of(
        getWith(cookie, "/session"),
        getWith(cookie, "/admin"),
        client().call("GET", "/session").send(),
        client().call("GET", "/still").send(),
        client().call("GET", "/.well-known/jwks.json").send()))
      assertThat(answer.header("strict-transport-security"))
          .as("on a %s", answer.status())
          .containsExactly("max-age=300");
  }

  // RFC 6797, 7.2: not without TLS, where anybody could have written it.
  @Test
  default void noAnswerWithoutTlsAsksForTlsAlone() {
    Answer refused = client().plainCall("GET", "/session").send();
    Answer sentOn =
        client().plainCall("GET", "/session").header("Accept", "text/html").send();

    for (Answer answer : List.of(refused, sentOn))
      assertThat(answer.header("strict-transport-security")).isEmpty();
  }

  @Test
  @DisplayName("Requirement 61: a log-out asks the browser to forget, over the wire")
  default void aLogOutAsksTheBrowserToForget() {
    String cookie = cookieOf("alice");

    Answer before = getWith(cookie, "/session");
    Answer logOut =
        client().call("POST", "/logout").cookie(COOKIE, cookie).fromOwnPage().send();

    assertThat(before.header("clear-site-data")).isEmpty();
    assertThat(logOut.header("clear-site-data")).containsExactly("\"cache\"");
  }
}
