package dev.jeton.tck.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.event.SessionEvent.InsecureRefused;
import dev.jeton.event.SessionEvent.UntrustedProxy;
import dev.jeton.tck.wire.Answer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Requests without TLS, and where a browser is sent that must log in. */
interface PlainHttpRules extends Ground {

  @Test
  @DisplayName("Cookie attack 15: a session cookie without TLS, over the wire")
  default void anApiCallWithoutTlsIsRefusedWithoutACookie() {
    Answer answer =
        client().plainCall("GET", "/session").cookie(COOKIE, cookieOf("alice")).send();

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.setCookies()).isEmpty();
    assertThat(answer.header("location")).isEmpty();
    assertThat(application().heard().heard(InsecureRefused.class)).hasSize(1);
    assertThat(application().served()).isEmpty();
  }

  @Test
  default void openRoutesAreRefusedWithoutTlsToo() {
    assertThat(client().plainCall("GET", "/open").send().status()).isEqualTo(403);
    assertThat(client().plainCall("GET", "/.well-known/jwks.json").send().status())
        .isEqualTo(403);
    assertThat(application().served()).isEmpty();
  }

  @Test
  @DisplayName("Requirement 58, Cookie attack 15: a log-in without TLS gets no cookie")
  default void aLogInWithoutTlsGetsNoCookie() {
    Answer answer = client()
        .plainCall("POST", "/login")
        .json("{" + Ground.credentials("alice") + "}")
        .send();

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.setCookies()).isEmpty();
  }

  @Test
  @DisplayName("Cookie attack 30: a redirect goes to no host that the request names")
  default void aPageWithoutTlsIsSentToThePublicOriginNotToItsHost() {
    Answer answer = client()
        .plainCall("GET", "/session?a=%20b")
        .header("Accept", "text/html")
        .send();

    assertThat(answer.status()).isEqualTo(308);
    assertThat(answer.header("location"))
        .containsExactly(ContractApplication.PUBLIC_ORIGIN + "/session?a=%20b");
    assertThat(answer.setCookies()).isEmpty();
  }

  @Test
  @DisplayName("Cookie attack 29: a stranger who claims TLS, over the wire")
  default void aStrangerWhoClaimsTlsIsToldWhatToConfigure() {
    Answer answer = client()
        .plainCall("GET", "/session")
        .header("X-Forwarded-Proto", "https")
        .header("Accept", "text/html")
        .send();

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.header("location")).isEmpty();
    assertThat(answer.body()).contains("trusted-proxy");
    assertThat(application().heard().heard(UntrustedProxy.class)).hasSize(1);
  }

  @Test
  default void aForwardedHeaderChangesNothingOverTls() {
    Answer answer = client()
        .call("GET", "/session")
        .cookie(COOKIE, cookieOf("alice"))
        .header("X-Forwarded-Proto", "http")
        .header("X-Forwarded-Host", "evil.example")
        .header("Forwarded", "proto=http;host=evil.example")
        .send();

    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  default void aPageThatNeedsALogInLeadsToItAndBack() {
    Answer byMode = client()
        .call("GET", "/session?a=%20b&c=/")
        .header("Sec-Fetch-Mode", "navigate")
        .send();
    Answer byAccept =
        client().call("GET", "/admin").header("Accept", "text/html").send();

    assertThat(byMode.status()).isEqualTo(303);
    assertThat(byMode.header("location"))
        .containsExactly("/?return=%2Fsession%3Fa%3D%2520b%26c%3D%2F");
    assertThat(byAccept.header("location")).containsExactly("/?return=%2Fadmin");
    assertThat(application().served()).isEmpty();
  }

  @Test
  default void aScriptThatNeedsALogInIsToldSo() {
    Answer answer = client()
        .call("GET", "/session")
        .header("Sec-Fetch-Mode", "cors")
        .header("Accept", "text/html")
        .send();

    assertThat(answer.status()).isEqualTo(401);
  }
}
