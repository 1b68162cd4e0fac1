package dev.jeton.tck.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.tck.wire.Answer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Logging out: what was presented opens nothing from then on, in every format. */
interface LogOutRules extends Ground {

  @Test
  @DisplayName("Cookie attack 19: a logged-out cookie is deleted and dead, over the wire")
  default void aLoggedOutReferenceCookieOpensNothing() {
    String cookie = cookieOf("alice");

    Answer answer = logOutWith(cookie);

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.setCookies()).containsExactly(DELETING_COOKIE);
    assertThat(getWith(cookie, "/session").status()).isEqualTo(401);
  }

  @Test
  @DisplayName("Cookie attack 19: a logged-out JWT is deleted and dead, over the wire")
  default void aLoggedOutJwtCookieOpensNothing() {
    String cookie = application().mint().jwtCookie("alice");
    assertThat(getWith(cookie, "/session").status()).isEqualTo(200);

    Answer answer = logOutWith(cookie);

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.setCookies()).containsExactly(DELETING_COOKIE);
    assertThat(getWith(cookie, "/session").status()).isEqualTo(401);
  }

  @Test
  default void aLoggedOutPairOpensNothing() {
    Answer pair = pairOf("alice");
    String access = pair.member("access_token");

    int status = client().call("POST", "/logout").bearer(access).send().status();

    assertThat(status).isEqualTo(204);
    assertThat(client().call("GET", "/session").bearer(access).send().status()).isEqualTo(401);
    assertThat(refreshed(pair.member("refresh_token")).status()).isEqualTo(401);
  }

  @Test
  default void aFormLogsOutToTheFirstPage() {
    Answer answer = client()
        .call("POST", "/logout")
        .cookie(COOKIE, cookieOf("alice"))
        .form("")
        .fromOwnPage()
        .send();

    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.header("location")).containsExactly("/");
    assertThat(answer.setCookies()).containsExactly(DELETING_COOKIE);
  }

  @Test
  default void loggingOutWithoutASessionDeletesTheCookieAllTheSame() {
    Answer answer = client().call("POST", "/logout").send();

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.setCookies()).containsExactly(DELETING_COOKIE);
  }

  @Test
  @DisplayName("Requirement 31: a link logs nobody out")
  default void aLinkLogsNobodyOut() {
    String cookie = cookieOf("alice");

    int status = getWith(cookie, "/logout").status();

    assertThat(status).isBetween(400, 499);
    assertThat(getWith(cookie, "/session").status()).isEqualTo(200);
  }

  private Answer logOutWith(String cookie) {
    return client().call("POST", "/logout").cookie(COOKIE, cookie).fromOwnPage().send();
  }

  private Answer refreshed(String refreshToken) {
    return client()
        .call("POST", "/token/refresh")
        .json("{\"refresh_token\":\"" + refreshToken + "\"}")
        .send();
  }
}
