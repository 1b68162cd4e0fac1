package dev.jeton.tck.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.tck.wire.Answer;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How cookies are read as they came, and written beside those of the application. */
interface CookieRules extends Ground {

  @Test
  @DisplayName("Cookie attack 1: two cookies of one name, over the wire")
  default void twoCookiesOfOneNameOpenNothingAndAreCleared() {
    String alice = cookieOf("alice");

    Answer inOneLine = rawSession("Cookie: " + COOKIE + "=" + alice + "; " + COOKIE + "=" + alice);
    Answer inTwoLines =
        rawSession("Cookie: " + COOKIE + "=" + alice, "Cookie: " + COOKIE + "=" + cookieOf("bob"));

    assertThat(inOneLine.status()).isEqualTo(401);
    assertThat(inOneLine.setCookies()).containsExactly(DELETING_COOKIE);
    assertThat(inTwoLines.status()).isEqualTo(401);
    assertThat(inTwoLines.setCookies()).containsExactly(DELETING_COOKIE);
    assertThat(application().served()).isEmpty();
  }

  @Test
  @DisplayName("Cookie attack 1: two cookies on an open route, over the wire")
  default void twoCookiesOfOneNameAreClearedOnAnOpenRouteToo() {
    String cookie = COOKIE + "=" + cookieOf("alice");

    Answer answer = client().raw("GET /open HTTP/1.1", "Cookie: " + cookie + "; " + cookie);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).contains("{\"subject\":\"\"}");
    assertThat(answer.setCookies()).containsExactly(DELETING_COOKIE);
  }

  @Test
  @DisplayName("Cookie attack 9: several Cookie headers are one list")
  default void severalCookieHeadersAreOneList() {
    Answer answer = rawSession(
        "Cookie: theme=dark", "Cookie: a=b; " + COOKIE + "=" + cookieOf("alice"), "Cookie: c=d");

    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  @DisplayName("Cookie attacks 7, 12 and 13: quotes, escapes and foreign characters, over the wire")
  default void aValueIsTakenAsItCame() {
    String cookie = cookieOf("alice");
    String escaped = "%" + Integer.toHexString(cookie.charAt(0)) + cookie.substring(1);

    for (String value : List.of(
        "\"" + cookie + "\"",
        escaped,
        cookie + "\u00e4",
        "\u00c3\u00a4",
        cookie + "%20",
        cookie + "=",
        "\"" + cookie)) {
      Answer answer = rawSession("Cookie: " + COOKIE + "=" + value);

      // A server may refuse a header that is not ASCII by itself.
      assertThat(answer.status()).as(value).isIn(400, 401);
    }
    assertThat(application().served()).isEmpty();
  }

  @Test
  @DisplayName("Cookie attacks 2 to 4 and 8: other spellings of the name, over the wire")
  default void anotherSpellingOfTheNameIsAnotherCookie() {
    String cookie = cookieOf("alice");

    for (String line : List.of(
        "__host-session=" + cookie,
        "__HOST-SESSION=" + cookie,
        "session=" + cookie,
        "=" + COOKIE + "=" + cookie,
        "\u00a0" + COOKIE + "=" + cookie,
        "a=b, " + COOKIE + "=" + cookie,
        "%5F_Host-session=" + cookie)) {
      Answer answer = rawSession("Cookie: " + line);

      assertThat(answer.status()).as(line).isIn(400, 401);
      assertThat(answer.header("www-authenticate")).as(line).isIn(List.of(), List.of(CHALLENGE));
    }
  }

  @Test
  @DisplayName("Cookie attacks 5 and 6: the grammar of RFC 2965, over the wire")
  default void theOldCookieGrammarIsNotSpoken() {
    String cookie = cookieOf("alice");

    Answer answer = rawSession("Cookie: $Version=1; " + COOKIE + "=\"" + cookie + "\"; $Path=/");
    Answer sandwich = rawSession("Cookie: $Version=1; a=\"x; " + COOKIE + "=" + cookie + "; b=y\"");

    assertThat(answer.status()).isIn(400, 401);
    assertThat(sandwich.body()).doesNotContain(cookie);
  }

  @Test
  @DisplayName("Cookie attack 11: an empty cookie, over the wire")
  default void anEmptyCookieIsNone() {
    Answer answer = rawSession("Cookie: " + COOKIE + "=");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("www-authenticate")).containsExactly(CHALLENGE);
  }

  @Test
  default void theHandlersOwnCookiesAndHeadersSurvive() {
    Answer answer = getWith(cookieOf("alice"), "/own");

    assertThat(answer.header("x-own")).containsExactly("kept");
    assertThat(answer.setCookies()).containsExactly("theme=dark; Path=/");
  }

  @Test
  @DisplayName("Cookie attack 20: filter and handler both log in, and one cookie is set")
  default void aLogInInAHandlerSetsOneCookieBesideTheHandlersOwn() {
    Answer answer = client().call("POST", "/own").send();

    assertThat(answer.header("x-own")).containsExactly("kept");
    assertThat(answer.setCookies())
        .containsExactly("theme=dark; Path=/", Ground.sessionCookie(answer.cookie(COOKIE)));
    assertThat(getWith(answer.cookie(COOKIE), "/session").status()).isEqualTo(200);
  }
}
