package dev.jeton.adapter.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.tck.adapter.Ground;
import dev.jeton.tck.wire.Answer;
import org.junit.jupiter.api.Test;

/** What {@code HttpServletRequest} tells about the user: Jakarta Servlet 6.0, section 13.3. */
interface UserRules extends Ground {

  String ALICE = "alice alice SESSION_TOKEN clerk:true admin:false *:false **:true";
  String NOBODY = "nobody null null clerk:false admin:false *:false **:false";

  @Test
  default void theUserIsTheSubjectOfTheSession() {
    assertThat(getWith(cookieOf("alice"), "/user/shown").body()).isEqualTo(ALICE);
    assertThat(client()
            .call("GET", "/user/shown")
            .bearer(pairOf("alice").member("access_token"))
            .send()
            .body())
        .isEqualTo(ALICE);
  }

  @Test
  default void anOpenServletKnowsTheUserToo() {
    assertThat(getWith(cookieOf("alice"), "/anybody/shown").body()).isEqualTo(ALICE);
    assertThat(client().call("GET", "/anybody/shown").send().body()).isEqualTo(NOBODY);
    assertThat(getWith("garbage", "/anybody/shown").body()).isEqualTo(NOBODY);
  }

  @Test
  default void logoutEndsTheSessionAndKeepsOtherCookies() {
    String cookie = cookieOf("alice");

    Answer answer = client()
        .call("POST", "/anybody/logout")
        .cookie(COOKIE, cookie)
        .fromOwnPage()
        .send();

    assertThat(answer.body()).isEqualTo(NOBODY);
    assertThat(answer.setCookies()).containsExactly("theme=dark", DELETING_COOKIE);
    assertThat(getWith(cookie, "/user/shown").status()).isEqualTo(401);
  }

  @Test
  default void loginTellsTheRemedy() {
    Answer answer = client().call("POST", "/anybody/login").send();

    assertThat(answer.body())
        .isEqualTo("a session token filter knows no passwords: mount a LoginEndpoint,"
            + " or check them and call SessionTokenFilter.session(request).beginLogIn()");
    assertThat(answer.setCookies()).isEmpty();
  }

  @Test
  default void authenticateLetsAUserPassAndAnswersForNobody() {
    Answer nobody = client().call("GET", "/anybody/authenticate").send();

    assertThat(getWith(cookieOf("alice"), "/anybody/authenticate").body()).isEqualTo(ALICE);
    assertThat(nobody.status()).isEqualTo(401);
    assertThat(nobody.header("www-authenticate")).containsExactly(CHALLENGE);
  }
}
