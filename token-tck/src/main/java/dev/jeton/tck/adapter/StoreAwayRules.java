package dev.jeton.tck.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.event.SessionEvent.StoreAway;
import dev.jeton.tck.wire.Answer;
import org.junit.jupiter.api.Test;

/**
 * A store that is away logs nobody out and lets nobody in, and no restart is needed once it is
 * back.
 */
interface StoreAwayRules extends Ground {

  @Test
  default void aProtectedRouteAsksToComeBackAndClearsNoCookie() {
    String cookie = cookieOf("alice");
    application().loseTheStore();

    Answer answer = getWith(cookie, "/session");

    assertUnavailable(answer);
    assertThat(application().heard().heard(StoreAway.class)).isNotEmpty();
    assertThat(application().served()).isEmpty();
  }

  @Test
  default void theSameCookieOpensAgainOnceTheStoreIsBack() {
    String cookie = cookieOf("alice");
    application().loseTheStore();
    assertUnavailable(getWith(cookie, "/session"));

    application().store().comeBack();

    assertThat(getWith(cookie, "/session").status()).isEqualTo(200);
  }

  @Test
  default void anOpenRouteThatDoesNotAskWorksOn() {
    String cookie = cookieOf("alice");
    application().loseTheStore();

    assertThat(getWith(cookie, "/still").status()).isEqualTo(200);
    assertThat(client().call("GET", "/open").send().status()).isEqualTo(200);
    assertThat(client().call("GET", "/session").send().status()).isEqualTo(401);
  }

  @Test
  default void aHandlerThatAsksInVainAnswersLikeAProtectedRoute() {
    String cookie = cookieOf("alice");
    application().loseTheStore();

    assertUnavailable(getWith(cookie, "/open"));
  }

  @Test
  default void aLogInIsPutOff() {
    application().loseTheStore();

    assertUnavailable(logIn().json("{" + Ground.credentials("alice") + "}").send());
  }

  @Test
  default void aLogOutIsPutOffAndNotPretended() {
    String cookie = cookieOf("alice");
    application().loseTheStore();

    Answer answer =
        client().call("POST", "/logout").cookie(COOKIE, cookie).fromOwnPage().send();

    assertUnavailable(answer);
    application().store().comeBack();
    assertThat(getWith(cookie, "/session").status()).isEqualTo(200);
  }

  @Test
  default void aRefreshIsPutOffAndUsesNothingUp() {
    String body = "{\"refresh_token\":\"" + pairOf("alice").member("refresh_token") + "\"}";
    application().loseTheStore();

    assertUnavailable(client().call("POST", "/token/refresh").json(body).send());

    application().store().comeBack();
    assertThat(client().call("POST", "/token/refresh").json(body).send().status())
        .isEqualTo(200);
  }

  private static void assertUnavailable(Answer answer) {
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("retry-after"))
        .singleElement()
        .satisfies(seconds -> assertThat(seconds).matches("[1-9][0-9]*"));
    assertThat(answer.header("content-type")).containsExactly("application/problem+json");
    assertThat(answer.header("cache-control")).containsExactly("no-store");
    assertThat(answer.setCookies()).isEmpty();
  }
}
