package dev.jeton.tck.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.identity.SubjectId;
import dev.jeton.tck.wire.Answer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is refused with 401, and that nobody learns from it why. */
interface CredentialRules extends Ground {

  @Test
  default void aRequestWithoutCredentialsIsChallengedWithoutAnErrorCode() {
    Answer answer = client().call("GET", "/session").send();

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("www-authenticate")).containsExactly(CHALLENGE);
    assertThat(answer.header("content-type")).containsExactly("application/problem+json");
    assertThat(answer.header("cache-control")).containsExactly("no-store");
    assertThat(answer.setCookies()).isEmpty();
    assertThat(application().served()).isEmpty();
  }

  @Test
  @DisplayName(
      "Requirements 3 and 66, JWT attack 51: dead cookies are answered alike, over the wire")
  default void everyDeadCookieIsRefusedAlike() {
    Map<String, String> dead = new LinkedHashMap<>();
    dead.put("expired", cookieOf("alice"));
    application().clock().advance(Duration.ofHours(13));
    String ended = cookieOf("alice");
    client().call("POST", "/logout").cookie(COOKIE, ended).fromOwnPage().send();
    dead.put("revoked", ended);
    dead.put("forged", Ground.forged(cookieOf("alice")));
    dead.put("forged JWT", Ground.forged(application().mint().jwtCookie("alice")));
    dead.put("unknown", application().mint().cookieOfAnUnknownSession("alice"));
    dead.put("a bearer token", pairOf("alice").member("access_token"));

    Answer garbage = getWith("garbage", "/session");

    assertThat(garbage.status()).isEqualTo(401);
    assertThat(garbage.header("www-authenticate"))
        .containsExactly(CHALLENGE + ", error=\"invalid_token\"");
    assertThat(garbage.setCookies()).isEmpty();
    dead.forEach((why, cookie) ->
        assertThat(told(getWith(cookie, "/session"))).as(why).isEqualTo(told(garbage)));
    assertThat(application().served()).isEmpty();
  }

  @Test
  @DisplayName(
      "Requirements 3 and 66, JWT attack 51: dead bearer tokens are answered alike, over the wire")
  default void everyDeadBearerTokenIsRefusedAlike() {
    Map<String, String> dead = new LinkedHashMap<>();
    dead.put("expired", pairOf("alice").member("access_token"));
    application().clock().advance(Duration.ofMinutes(6));
    dead.put("forged", Ground.forged(pairOf("alice").member("access_token")));
    String ended = pairOf("alice").member("access_token");
    application().tokens().control().endAll(SubjectId.of("alice"));
    dead.put("revoked", ended);
    dead.put("a JWT for cookies", application().mint().jwtCookie("alice"));
    dead.put("unsigned", "eyJhbGciOiJub25lIiwidHlwIjoiYXQrand0In0.eyJzdWIiOiJyb290In0.");

    Answer garbage = client().call("GET", "/session").bearer("garbage").send();

    assertThat(garbage.status()).isEqualTo(401);
    dead.forEach((why, token) -> assertThat(
            told(client().call("GET", "/session").bearer(token).send()))
        .as(why)
        .isEqualTo(told(garbage)));
    assertThat(application().served()).isEmpty();
  }

  @Test
  @DisplayName("Requirement 92, JWT attack 50: the scheme in any case, over the wire")
  default void theSchemeIsReadInAnyCase() {
    String token = pairOf("alice").member("access_token");

    for (String scheme : List.of("bearer", "BEARER", "Bearer ")) {
      Answer answer = rawSession("Authorization: " + scheme + " " + token);
      assertThat(answer.status()).as(scheme).isEqualTo(200);
    }
  }

  @Test
  @DisplayName("JWT attack 50: a list, quotes or nothing after the scheme, over the wire")
  default void aBearerHeaderOfAnotherShapeIsRefused() {
    String token = pairOf("alice").member("access_token");

    for (String value :
        List.of("Bearer", "Bearer " + token + ", Bearer " + token, "Bearer \"x\"")) {
      Answer answer = rawSession("Authorization: " + value);

      assertThat(answer.status()).as(value).isEqualTo(401);
      assertThat(answer.header("www-authenticate"))
          .as(value)
          .containsExactly(CHALLENGE + ", error=\"invalid_token\"");
    }
  }

  @Test
  default void anotherSchemeIsNoCredentialOfOurs() {
    Answer answer = rawSession("Authorization: Basic YWxpY2U6ZWNpbGE=");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("www-authenticate")).containsExactly(CHALLENGE);
  }

  @Test
  @DisplayName("JWT attack 50: two Authorization headers, over the wire")
  default void twoAuthorizationHeadersOpenNothing() {
    String token = pairOf("alice").member("access_token");

    Answer twice = rawSession("Authorization: Bearer " + token, "Authorization: Bearer " + token);
    Answer mixed =
        rawSession("Authorization: Bearer " + token, "Authorization: Basic YWxpY2U6ZWNpbGE=");

    // A server may refuse a repeated Authorization header by itself.
    assertThat(twice.status()).isIn(400, 401);
    assertThat(mixed.status()).isIn(400, 401);
    assertThat(application().served()).isEmpty();
  }

  @Test
  @DisplayName("JWT attack 50, Cookie attack 32: a cookie beside a bearer token, over the wire")
  default void aCookieBesideABearerTokenOpensNothing() {
    String token = pairOf("alice").member("access_token");

    Answer answer = client()
        .call("GET", "/session")
        .cookie(COOKIE, cookieOf("alice"))
        .bearer(token)
        .send();

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.setCookies()).isEmpty();
  }

  @Test
  @DisplayName("Requirements 60 and 93, JWT attack 50: a token in the URL, over the wire")
  default void aTokenInAUrlIsNeverRead() {
    String token = pairOf("alice").member("access_token");
    String cookie = cookieOf("alice");

    for (String target : List.of(
        "/session?access_token=" + token,
        "/session?token=" + cookie,
        "/session?" + COOKIE + "=" + cookie)) {
      Answer answer = client().call("GET", target).send();

      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.header("www-authenticate")).containsExactly(CHALLENGE);
    }
  }

  @Test
  @DisplayName("JWT attack 50: a token in a form, over the wire")
  default void aTokenInAFormIsNeverRead() {
    String token = pairOf("alice").member("access_token");

    Answer answer =
        client().call("POST", "/session").form("access_token=" + token).send();

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("www-authenticate")).containsExactly(CHALLENGE);
  }

  @Test
  @DisplayName("Cookie attack 10: headers of 64 KiB, over the wire")
  default void aHeaderOf64KiBIsRefusedInFewWords() {
    String long64 = "x".repeat(64 * 1024);

    assertThat(rawSession("Cookie: " + COOKIE + "=" + long64).status()).isIn(400, 401, 413, 431);
    assertThat(rawSession("Authorization: Bearer " + long64).status()).isIn(400, 401, 413, 431);
    assertThat(rawSession("Cookie: " + ";".repeat(64 * 1024)).status()).isIn(400, 401, 413, 431);
    assertThat(application().served()).isEmpty();
  }

  private static Map<String, Object> told(Answer answer) {
    Map<String, Object> told = new LinkedHashMap<>(answer.headers());
    told.keySet().removeIf(Ground::tellsNothing);
    told.put("status", answer.status());
    told.put("body", answer.body());
    return told;
  }
}
