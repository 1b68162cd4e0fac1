package dev.jeton.tck.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.tck.wire.Answer;
import dev.jeton.tck.wire.Call;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What asks for a recent or a strong proof of identity, and how it is given (RFC 9470). */
interface StepUpRules extends Ground {

  @Test
  default void aRecentLogInIsFresh() {
    assertThat(getWith(cookieOf("alice"), "/fresh").status()).isEqualTo(200);
  }

  @Test
  default void aStaleSessionIsAskedForAStepUp() {
    String cookie = cookieOf("alice");
    application().clock().advance(Duration.ofMinutes(6));

    Answer reading = getWith(cookie, "/fresh");
    Answer writing =
        client().call("POST", "/fresh").cookie(COOKIE, cookie).fromOwnPage().send();

    for (Answer answer : new Answer[] {reading, writing}) {
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.header("www-authenticate"))
          .containsExactly(
              CHALLENGE + ", error=\"insufficient_user_authentication\", max_age=\"300\"");
      assertThat(answer.header("content-type")).containsExactly("application/problem+json");
      assertThat(answer.member("type"))
          .isEqualTo("urn:jeton:problem:insufficient-user-authentication");
      assertThat(answer.body()).contains("\"max_age\":300");
      assertThat(answer.setCookies()).isEmpty();
    }
    assertThat(application().served()).isEmpty();
  }

  @Test
  default void nobodyIsAskedToLogInNotToStepUp() {
    Answer answer = client().call("GET", "/fresh").send();

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("www-authenticate")).containsExactly(CHALLENGE);
  }

  @Test
  default void aStepUpGivesANewCookieThatIsFresh() {
    String before = cookieOf("alice");
    application().clock().advance(Duration.ofMinutes(6));

    Answer stepUp = steppedUp(before, "alice");

    assertThat(stepUp.status()).isEqualTo(200);
    assertThat(stepUp.member("subject")).isEqualTo("alice");
    assertThat(stepUp.setCookies()).containsExactly(Ground.sessionCookie(stepUp.cookie(COOKIE)));
    assertThat(getWith(stepUp.cookie(COOKIE), "/fresh").status()).isEqualTo(200);
    assertThat(getWith(before, "/session").status()).isEqualTo(401);
  }

  @Test
  default void aStepUpGivesAClientThatKeepsItsTokensTheNextPair() {
    String before = pairOf("alice").member("access_token");
    application().clock().advance(Duration.ofMinutes(4));

    Answer stepUp = reauthentication("alice").bearer(before).send();

    assertThat(stepUp.status()).isEqualTo(200);
    assertThat(stepUp.member("token_type")).isEqualTo("Bearer");
    assertThat(stepUp.setCookies()).isEmpty();
    application().clock().advance(Duration.ofMinutes(4));
    Answer fresh =
        client().call("GET", "/fresh").bearer(stepUp.member("access_token")).send();
    assertThat(fresh.status()).isEqualTo(200);
  }

  @Test
  default void wrongCredentialsStepNobodyUp() {
    String cookie = cookieOf("alice");
    application().clock().advance(Duration.ofMinutes(6));

    Answer wrong = client()
        .call("POST", "/reauthenticate")
        .cookie(COOKIE, cookie)
        .fromOwnPage()
        .json("{\"password\":\"wrong\"}")
        .send();

    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.member("type")).isEqualTo("urn:jeton:problem:log-in-refused");
    assertThat(wrong.setCookies()).isEmpty();
    assertThat(getWith(cookie, "/fresh").status()).isEqualTo(401);
    assertThat(getWith(cookie, "/session").status()).isEqualTo(200);
  }

  @Test
  default void anotherSubjectsCredentialsStepNobodyUp() {
    Answer bobs = client()
        .call("POST", "/reauthenticate")
        .cookie(COOKIE, cookieOf("alice"))
        .fromOwnPage()
        .json("{" + Ground.credentials("bob") + "}")
        .send();

    assertThat(bobs.status()).isEqualTo(401);
    assertThat(bobs.setCookies()).isEmpty();
  }

  @Test
  default void anotherSiteStepsNobodyUp() {
    Answer foreign = reauthentication("alice")
        .cookie(COOKIE, cookieOf("alice"))
        .header("Origin", "https://evil.example")
        .send();

    assertThat(foreign.status()).isEqualTo(403);
  }

  @Test
  default void aLevelThatWasNotReachedIsAskedFor() {
    Answer answer = getWith(cookieOf("alice"), "/strong");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("www-authenticate"))
        .containsExactly(
            CHALLENGE + ", error=\"insufficient_user_authentication\", acr_values=\"2\"");
    assertThat(application().served()).isEmpty();
  }

  @Test
  default void whoActsForAnotherHasTheOthersRightsAndChangesNoCredentials() {
    String own = cookieOf("root");

    Answer acting = impersonation(own);

    String cookie = acting.cookie(COOKIE);
    assertThat(acting.member("subject")).isEqualTo("alice");
    assertThat(getWith(cookie, "/session").member("subject")).isEqualTo("alice");
    assertThat(getWith(cookie, "/admin").status()).isEqualTo(403);
    assertThat(getWith(own, "/session").status()).isEqualTo(401);
    assertThat(impersonation(cookie).status()).isEqualTo(403);
    assertThat(steppedUp(cookie, "alice").status()).isEqualTo(403);
  }

  private Answer impersonation(String cookie) {
    return client()
        .call("POST", "/impersonate")
        .cookie(COOKIE, cookie)
        .fromOwnPage()
        .send();
  }

  private Answer steppedUp(String cookie, String user) {
    return reauthentication(user).cookie(COOKIE, cookie).fromOwnPage().send();
  }

  private Call reauthentication(String user) {
    return client()
        .call("POST", "/reauthenticate")
        .json("{\"password\":\"" + ContractUsers.password(user) + "\"}");
  }
}
