package dev.jeton.tck.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.event.SessionEvent.LoggedIn;
import dev.jeton.tck.wire.Answer;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Logging in, by form, by JSON and for clients that keep their tokens. */
interface LogInRules extends Ground {

  @Test
  default void aFormLogInSetsASessionCookieAndGoesToTheFirstPage() {
    Answer answer = logIn().form("username=alice&password=ecila").fromOwnPage().send();

    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.header("location")).containsExactly("/");
    assertThat(answer.setCookies()).containsExactly(Ground.sessionCookie(answer.cookie(COOKIE)));
  }

  @Test
  default void aFormLogInGoesBackToWhereItCameFrom() {
    Answer answer = logIn()
        .form("username=alice&password=ecila&return=%2Forders%3Fpage%3D2")
        .fromOwnPage()
        .send();

    assertThat(answer.header("location")).containsExactly("/orders?page=2");
  }

  @Test
  default void aJsonLogInAnswersTheSessionAndSetsASessionCookie() {
    Answer answer = logIn().json("{" + Ground.credentials("alice") + "}").send();

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("content-type")).containsExactly("application/json");
    assertThat(answer.member("subject")).isEqualTo("alice");
    assertThat(answer.setCookies()).containsExactly(Ground.sessionCookie(answer.cookie(COOKIE)));
    assertThat(answer.body()).doesNotContain(answer.cookie(COOKIE));
  }

  @Test
  default void aRememberedLogInSetsACookieForAsLongAsTheSessionMayLast() {
    application().clock().advanceTo(Instant.parse("2031-01-01T12:00:00Z"));

    Answer answer =
        logIn().json("{" + Ground.credentials("alice") + ",\"remember\":true}").send();

    assertThat(answer.setCookies())
        .containsExactly(
            COOKIE + "=" + answer.cookie(COOKIE)
                + "; Path=/; Expires=Fri, 31 Jan 2031 12:00:00 GMT; Max-Age=2592000; Secure; HttpOnly; SameSite=Lax");
  }

  @Test
  default void aBearerLogInAnswersAPairAndSetsNoCookie() {
    Answer answer = pairOf("alice");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.member("token_type")).isEqualTo("Bearer");
    assertThat(answer.member("access_token")).isNotEmpty();
    assertThat(answer.member("refresh_token")).isNotEmpty();
    assertThat(answer.header("cache-control")).containsExactly("no-store");
    assertThat(answer.setCookies()).isEmpty();
  }

  @Test
  default void aBrowserGetsNoBearerToken() {
    Answer answer = logIn()
        .json("{" + Ground.credentials("alice") + ",\"transport\":\"bearer\"}")
        .fromOwnPage()
        .send();

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body()).doesNotContain("access_token");
  }

  @Test
  default void wrongPasswordsAndUnknownUsersAreAnsweredAlike() {
    Answer wrong = logIn().json("{\"username\":\"alice\",\"password\":\"x\"}").send();
    Answer unknown =
        logIn().json("{\"username\":\"nobody\",\"password\":\"x\"}").send();

    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.header("www-authenticate")).containsExactly(CHALLENGE);
    assertThat(wrong.setCookies()).isEmpty();
    assertThat(unknown.status()).isEqualTo(401);
    assertThat(unknown.body()).isEqualTo(wrong.body());
  }

  @Test
  default void whoTriesTooOftenIsToldWhenToComeBack() {
    Answer answer =
        logIn().json("{\"username\":\"mallory\",\"password\":\"x\"}").send();

    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.header("retry-after")).containsExactly("3");
  }

  @Test
  @DisplayName("Cookie attack 18: a log-in leaves no token of before alive, over the wire")
  default void aLogInOverASessionGivesANewTokenAndEndsTheOld() {
    String old = cookieOf("alice");

    Answer answer = logIn()
        .cookie(COOKIE, old)
        .json("{" + Ground.credentials("alice") + "}")
        .fromOwnPage()
        .send();

    assertThat(getWith(old, "/session").status()).isEqualTo(401);
    assertThat(getWith(answer.cookie(COOKIE), "/session").status()).isEqualTo(200);
  }

  @Test
  default void aLogInHealsADeadCookie() {
    Answer answer = logIn()
        .cookie(COOKIE, "garbage")
        .json("{" + Ground.credentials("alice") + "}")
        .fromOwnPage()
        .send();

    assertThat(answer.status()).isEqualTo(200);
    assertThat(getWith(answer.cookie(COOKIE), "/session").status()).isEqualTo(200);
  }

  @Test
  default void theAddressOfThePeerIsTold() {
    cookieOf("alice");

    assertThat(application().heard().heard(LoggedIn.class))
        .singleElement()
        .satisfies(event -> assertThat(event.request().address()).isIn("127.0.0.1", "::1"))
        .satisfies(event -> assertThat(event.request().path()).isEqualTo("/login"));
  }
}
