package dev.jeton.tck.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.tck.wire.Answer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Which answers caches are kept from, and what they are told of the others. */
interface CacheRules extends Ground {

  @Test
  @DisplayName("Requirement 62: no cache keeps an answer that depends on who asked")
  default void anAnswerThatDependsOnWhoAskedIsForNoCache() {
    String cookie = cookieOf("alice");
    String token = pairOf("alice").member("access_token");

    for (Answer answer : List.of(
        getWith(cookie, "/seen"),
        getWith("garbage", "/seen"),
        client().call("GET", "/seen").bearer(token).send(),
        client().call("GET", "/seen").send())) {
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("cache-control")).containsExactly("no-store");
      assertThat(varies(answer)).contains("cookie", "authorization");
    }
  }

  @Test
  @DisplayName("Requirement 62: a refusal depends on who asked, too")
  default void aRefusalIsForNoCache() {
    Answer unknown = client().call("GET", "/session").send();
    Answer denied = getWith(cookieOf("alice"), "/admin");

    for (Answer answer : List.of(unknown, denied)) {
      assertThat(answer.header("cache-control")).containsExactly("no-store");
      assertThat(varies(answer)).contains("cookie", "authorization");
    }
  }

  @Test
  default void whatTheHandlerSaysOfVariationStaysBesideOurs() {
    Answer answer = getWith(cookieOf("alice"), "/seen");

    assertThat(varies(answer)).contains("accept-language", "cookie", "authorization");
  }

  @Test
  default void whatTheHandlerSaysOfCachesCounts() {
    Answer answer = getWith(cookieOf("alice"), "/kept");

    assertThat(answer.header("cache-control"))
        .containsExactly(ContractApplication.OWN_CACHE_CONTROL);
    assertThat(varies(answer)).contains("accept-language", "cookie", "authorization");
  }

  @Test
  @DisplayName("Cookie attack 21: an answer that sets or deletes a cookie is for no cache")
  default void anAnswerThatSetsACookieIsForNoCache() {
    Answer logIn = client().call("POST", "/own").send();
    Answer logOut = client()
        .call("POST", "/logout")
        .cookie(COOKIE, logIn.cookie(COOKIE))
        .fromOwnPage()
        .send();
    String twice = COOKIE + "=a; " + COOKIE + "=b";
    Answer cleared = client().raw("GET /seen HTTP/1.1", "Cookie: " + twice);

    for (Answer answer : List.of(logIn, logOut, cleared)) {
      assertThat(answer.setCookies()).isNotEmpty();
      assertThat(answer.header("cache-control")).containsExactly("no-store");
      assertThat(varies(answer)).contains("cookie", "authorization");
    }
  }

  @Test
  default void anAnswerForWhichNobodyLookedAtTheSessionIsLeftAlone() {
    Answer keys = getWith(cookieOf("alice"), "/.well-known/jwks.json");

    assertThat(keys.header("cache-control").get(0)).startsWith("public, max-age=");
    assertThat(varies(keys)).doesNotContain("cookie", "authorization");
  }

  private static List<String> varies(Answer answer) {
    return Arrays.stream(String.join(",", answer.header("vary")).split(",", -1))
        .map(name -> name.strip().toLowerCase(Locale.ROOT))
        .toList();
  }
}
