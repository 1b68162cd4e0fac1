package dev.jeton.tck.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.tck.wire.Answer;
import dev.jeton.tck.wire.Call;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Requests that change something and that another site began. */
interface OtherSiteRules extends Ground {

  @Test
  @DisplayName("Cookie attack 27: what another site began, over the wire")
  default void anotherSiteChangesNothing() {
    for (String site : List.of("cross-site", "same-site")) {
      Answer answer = unsafe().header("Sec-Fetch-Site", site).send();

      assertThat(answer.status()).as(site).isEqualTo(403);
      assertThat(answer.header("content-type"))
          .as(site)
          .containsExactly("application/problem+json");
    }
    assertThat(application().served()).isEmpty();
  }

  @Test
  @DisplayName("Cookie attack 27: foreign origins, over the wire")
  default void aForeignOriginChangesNothing() {
    for (String origin : List.of(
        "https://evil.example", "null", "http://shop.example", "https://shop.example:444")) {
      Answer answer = unsafe().header("Origin", origin).send();

      assertThat(answer.status()).as(origin).isEqualTo(403);
    }
    assertThat(application().served()).isEmpty();
  }

  @Test
  default void theOwnOriginMayChangeThings() {
    assertThat(
            unsafe().header("Origin", ContractApplication.PUBLIC_ORIGIN).send().status())
        .isEqualTo(200);
    assertThat(unsafe().fromOwnPage().send().status()).isEqualTo(200);
    assertThat(unsafe()
            .header("Referer", ContractApplication.PUBLIC_ORIGIN + "/desk")
            .send()
            .status())
        .isEqualTo(200);
  }

  @Test
  default void aCookieWithoutEvidenceChangesNothing() {
    Answer answer = unsafe().send();

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body()).contains("Send the header Origin");
    assertThat(application().served()).isEmpty();
  }

  @Test
  default void anOpenRouteIsGuardedToo() {
    Answer answer =
        client().call("POST", "/open").header("Sec-Fetch-Site", "cross-site").send();

    assertThat(answer.status()).isEqualTo(403);
    assertThat(application().served()).isEmpty();
  }

  @Test
  default void aBearerTokenAloneNeedsNoEvidence() {
    String token = pairOf("alice").member("access_token");

    Answer answer = client()
        .call("POST", "/orders")
        .bearer(token)
        .header("Origin", "https://evil.example")
        .send();

    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  @DisplayName("Cookie attack 28: another site logs nobody in, over the wire")
  default void anotherSiteLogsNobodyIn() {
    for (String header :
        List.of("Sec-Fetch-Site: cross-site", "Origin: https://evil.example", "Origin: null")) {
      String[] line = header.split(": ", 2);

      Answer answer =
          logIn().form("username=alice&password=ecila").header(line[0], line[1]).send();

      assertThat(answer.status()).as(header).isEqualTo(403);
      assertThat(answer.setCookies()).as(header).isEmpty();
    }
  }

  @Test
  default void anotherSiteLogsNobodyOut() {
    String cookie = cookieOf("alice");

    Answer answer = client()
        .call("POST", "/logout")
        .cookie(COOKIE, cookie)
        .header("Sec-Fetch-Site", "cross-site")
        .send();

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.setCookies()).isEmpty();
    assertThat(getWith(cookie, "/session").status()).isEqualTo(200);
  }

  @Test
  default void anotherSiteMayLinkHere() {
    Answer answer = client()
        .call("GET", "/session")
        .cookie(COOKIE, cookieOf("alice"))
        .header("Sec-Fetch-Site", "cross-site")
        .send();

    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  @DisplayName("Cookie attack 27: a POST that calls itself GET, over the wire")
  default void anOverriddenMethodNeverTurnsAnUnsafeRequestSafe() {
    for (String header : List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override")) {
      Answer answer =
          unsafe().header(header, "GET").header("Sec-Fetch-Site", "cross-site").send();

      assertThat(answer.status()).as(header).isEqualTo(403);
    }
    assertThat(application().served()).isEmpty();
  }

  @Test
  @DisplayName("Cookie attack 27: a GET that calls itself POST, over the wire")
  default void anOverriddenMethodNeverHidesAnUnsafeHandler() {
    String root = cookieOf("root");

    for (String header : List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"))
      for (String method : List.of("POST", "DELETE", "delete"))
        client()
            .call("GET", "/orders?_method=" + method)
            .cookie(COOKIE, root)
            .header(header, method)
            .header("Sec-Fetch-Site", "cross-site")
            .send();

    assertThat(application().served()).doesNotContain("POST /orders", "DELETE /orders");
  }

  @Test
  @DisplayName("Cookie attack 31: an upgrade from a foreign origin, over the wire")
  default void anUpgradeFromAnotherOriginIsRefused() {
    Answer answer = rawSession(
        "Cookie: " + COOKIE + "=" + cookieOf("alice"),
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        "Origin: https://evil.example");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(application().served()).isEmpty();
  }

  private Call unsafe() {
    return client().call("POST", "/orders").cookie(COOKIE, cookieOf("alice"));
  }
}
