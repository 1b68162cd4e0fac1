package dev.jeton.tck.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.event.SessionEvent.ClientRefused;
import dev.jeton.tck.wire.Answer;
import dev.jeton.tck.wire.Call;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Registered clients ask about tokens and end them (RFC 7662, RFC 7009). */
interface ClientRules extends Ground {

  /** The challenge to who is no client. */
  String CLIENT_CHALLENGE = "Basic realm=\"jeton\", charset=\"UTF-8\"";

  /** The whole answer about what does not live. */
  String INACTIVE = "{\"active\":false}";

  @Test
  default void anAccessTokenThatLivesIsActive() {
    for (String token : List.of(cookieOf("alice"), pairOf("alice").member("access_token"))) {
      Answer answer = asClient("/introspect", token).send();

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("content-type")).containsExactly("application/json");
      assertThat(answer.header("cache-control")).containsExactly("no-store");
      assertThat(answer.body()).startsWith("{\"active\":true,\"sub\":\"alice\",");
      assertThat(answer.setCookies()).isEmpty();
    }
  }

  @Test
  default void whateverDoesNotLiveIsInactive() {
    Answer pair = pairOf("alice");
    String forged = Ground.forged(cookieOf("alice"));

    for (String token : List.of("", "garbage", forged, pair.member("refresh_token"))) {
      Answer answer = asClient("/introspect", token).send();

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo(INACTIVE);
    }
  }

  @Test
  default void whatIsRevokedOpensNothingAndCanBeRevokedAgain() {
    String cookie = cookieOf("alice");
    Answer pair = pairOf("alice");
    String access = pair.member("access_token");

    for (String token : List.of(cookie, pair.member("refresh_token"), cookie, "garbage")) {
      Answer answer = asClient("/revoke", token).send();

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body()).isEmpty();
      assertThat(answer.setCookies()).isEmpty();
    }
    assertThat(getWith(cookie, "/session").status()).isEqualTo(401);
    assertThat(client().call("GET", "/session").bearer(access).send().status()).isEqualTo(401);
    assertThat(asClient("/introspect", access).send().body()).isEqualTo(INACTIVE);
  }

  @Test
  default void whoProvesNoClientLearnsAndEndsNothing() {
    String cookie = cookieOf("alice");
    String access = pairOf("alice").member("access_token");
    application().heard().forget();

    for (String path : List.of("/introspect", "/revoke")) {
      for (Call call : List.of(
          client().call("POST", path),
          client().call("POST", path).bearer(access),
          client().call("POST", path).header("Authorization", ContractClient.wrongCredentials()))) {
        Answer answer = call.form("token=" + cookie).send();

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("www-authenticate")).containsExactly(CLIENT_CHALLENGE);
        assertThat(answer.header("content-type")).containsExactly("application/problem+json");
      }
    }
    assertThat(application().heard().heard(ClientRefused.class)).hasSize(6);
    assertThat(getWith(cookie, "/session").status()).isEqualTo(200);
  }

  @Test
  default void anotherSiteRevokesNothingByTheCookieOfABrowser() {
    String cookie = cookieOf("alice");

    for (String path : List.of("/introspect", "/revoke")) {
      Answer answer = asClient(path, cookie)
          .cookie(COOKIE, cookie)
          .header("Origin", "https://evil.example")
          .send();

      assertThat(answer.status()).isEqualTo(403);
    }
    assertThat(getWith(cookie, "/session").status()).isEqualTo(200);
  }

  @Test
  default void aStoreThatIsAwayIsNotToldAsInactiveOrAsRevoked() {
    String cookie = cookieOf("alice");
    application().store().goAway();

    for (String path : List.of("/introspect", "/revoke")) {
      Answer answer = asClient(path, cookie).send();

      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.header("retry-after")).hasSize(1);
    }
    application().store().comeBack();
    assertThat(asClient("/introspect", cookie).send().body()).startsWith("{\"active\":true");
  }

  private Call asClient(String path, String token) {
    return client()
        .call("POST", path)
        .header("Authorization", ContractClient.credentials())
        .form("token=" + token);
  }
}
