package dev.jeton;

import static dev.jeton.Shop.ALICE;
import static dev.jeton.Shop.ORIGIN;
import static dev.jeton.Shop.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.access.Access;
import dev.jeton.event.SessionEvent.AccessDenied;
import dev.jeton.event.SessionEvent.CrossSiteRefused;
import dev.jeton.event.SessionEvent.InsecureRefused;
import dev.jeton.event.SessionEvent.StoreAway;
import dev.jeton.event.SessionEvent.UntrustedProxy;
import dev.jeton.http.RecordingExchange;
import dev.jeton.http.Reply;
import dev.jeton.http.TrustedProxies;
import dev.jeton.session.Session;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The door: HTTPS, the site that began a request, access, a store that is away. */
class AdmissionTest {
  private final Shop shop = Shop.open();

  @Test
  @DisplayName("Requirement 33: an API call over plain HTTP is refused, not redirected")
  void anApiCallOverPlainHttpIsRefused() {
    String cookie = shop.cookieOf(ALICE);
    shop.heard.clear();
    shop.store.calls();

    Reply reply = shop.refusal(Shop.withCookie(cookie).overPlainHttp(), Access.open());

    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.header("Location")).isEmpty();
    assertThat(text(reply)).contains("urn:jeton:problem:https-required");
    assertThat(shop.heard).singleElement().isInstanceOf(InsecureRefused.class);
    assertThat(shop.store.calls()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/a?b=c, https://shop.example/a?b=c",
    "//evil.example/a, https://shop.example//evil.example/a",
    "http://evil.example/a, https://shop.example/",
    "@evil.example/, https://shop.example/",
    ".evil.example, https://shop.example/",
    ":80@evil.example/, https://shop.example/",
    "*, https://shop.example/",
    "/é, https://shop.example/",
    "'/a b', https://shop.example/",
    "'/a ', https://shop.example/",
    "'/a\u0000', https://shop.example/"
  })
  @DisplayName(
      "Requirement 33, cookie attack 30: a page is sent to the public origin whatever Host says")
  void aPageOverPlainHttpIsSentToThePublicOrigin(String target, String location) {
    RecordingExchange page = RecordingExchange.get(target)
        .with("Accept", "text/html")
        .with("Host", "evil.example")
        .with("X-Forwarded-Host", "evil.example")
        .with("Host", "evil.example")
        .overPlainHttp();

    Reply reply = shop.refusal(page, Access.open());

    assertThat(reply.status()).isEqualTo(308);
    assertThat(reply.header("Location")).containsExactly(location);
  }

  @ParameterizedTest
  @CsvSource({
    "X-Forwarded-Proto, https",
    "Forwarded, proto=https",
    "Forwarded, 'for=x;Proto=\"https\"'"
  })
  @DisplayName(
      "Requirement 34, cookie attack 29: a stranger's word for HTTPS is named, not believed")
  void anUntrustedProxyIsNamed(String name, String value) {
    RecordingExchange page = RecordingExchange.get("/")
        .with("Accept", "text/html")
        .with(name, value)
        .from("203.0.113.9")
        .overPlainHttp();

    Reply reply = shop.refusal(page, Access.open());

    assertThat(reply.status()).isEqualTo(403);
    assertThat(text(reply)).contains("urn:jeton:problem:untrusted-proxy").contains("trusted-proxy");
    assertThat(shop.heard)
        .singleElement()
        .isInstanceOfSatisfying(
            UntrustedProxy.class, told -> assertThat(told.peer()).isEqualTo("203.0.113.9"));
  }

  @Test
  void aTrustedProxyIsBelieved() {
    Shop behind = Shop.with(options -> options.trustedProxies(TrustedProxies.of("10.0.0.0/8")));
    RecordingExchange proxied = RecordingExchange.get("/")
        .with("X-Forwarded-Proto", "https")
        .with("X-Forwarded-For", "203.0.113.7")
        .from("10.0.0.1")
        .overPlainHttp();

    String source = behind.admitted(proxied, Access.open()).beginLogIn().sourceAddress();

    assertThat(source).isEqualTo("203.0.113.7");
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site, cross-site, CROSS_SITE",
    "Sec-Fetch-Site, same-site, SAME_SITE",
    "Origin, https://evil.example, FOREIGN_ORIGIN",
    "Origin, null, NULL_ORIGIN",
    "Referer, https://evil.example/a, FOREIGN_REFERER"
  })
  @DisplayName(
      "Requirement 29, cookie attack 27: a write that another site began is refused, cookie or not")
  void aForeignWriteIsRefused(String name, String value, String reason) {
    String cookie = shop.cookieOf(ALICE);
    shop.heard.clear();

    Reply with = shop.refusal(
        RecordingExchange.post("/a").with("Cookie", Shop.COOKIE + "=" + cookie).with(name, value),
        Access.session());
    Reply without = shop.refusal(RecordingExchange.post("/a").with(name, value), Access.open());

    assertThat(with.status()).isEqualTo(403);
    assertThat(text(with)).contains("urn:jeton:problem:cross-site-request");
    assertThat(without).isEqualTo(with);
    assertThat(shop.heard)
        .hasSize(2)
        .allSatisfy(event -> assertThat(event)
            .isInstanceOfSatisfying(
                CrossSiteRefused.class, told -> assertThat(told.reason()).isEqualTo(reason)));
  }

  @Test
  void aWriteWithACookieAndNoEvidenceIsToldWhatIsMissing() {
    Reply reply = shop.refusal(
        RecordingExchange.post("/a").with("Cookie", Shop.COOKIE + "=" + shop.cookieOf(ALICE)),
        Access.session());

    assertThat(reply.status()).isEqualTo(403);
    assertThat(text(reply)).contains("urn:jeton:problem:origin-missing");
  }

  @Test
  void aWriteWithABearerTokenAloneNeedsNoEvidence() {
    RecordingExchange write = RecordingExchange.post("/a")
        .with("Authorization", "Bearer " + shop.pairOf(ALICE).token().reveal())
        .with("Origin", "https://evil.example");

    assertThat(shop.admits(write, Access.session())).isTrue();
  }

  @Test
  @DisplayName("Cookie attack 32: an Authorization header beside the cookie buys no exemption")
  void anAuthorizationBesideACookieBuysNoExemption() {
    String cookie = shop.cookieOf(ALICE);
    for (String authorization : new String[] {"Basic x", "Bearer x", "Bearer", "x"}) {
      RecordingExchange write = RecordingExchange.post("/a")
          .with("Cookie", Shop.COOKIE + "=" + cookie)
          .with("Authorization", authorization)
          .with("Origin", "https://evil.example");

      assertThat(shop.refusal(write, Access.session()).status()).isEqualTo(403);
    }
  }

  @Test
  @DisplayName(
      "Cookie attack 28: a log-in that another site began is refused, also with a bearer token")
  void aForeignLogInIsRefused() {
    for (RecordingExchange logIn : new RecordingExchange[] {
      RecordingExchange.post("/login"),
      RecordingExchange.post("/login").with("Authorization", "Bearer x"),
      RecordingExchange.get("/login")
    })
      assertThat(shop.refusal(logIn.with("Origin", "https://evil.example"), Access.logIn())
              .status())
          .isEqualTo(403);
  }

  @Test
  @DisplayName("Cookie attack 31: an upgrade with a cookie and a foreign origin is refused")
  void aForeignUpgradeIsRefused() {
    RecordingExchange upgrade = Shop.withCookie(shop.cookieOf(ALICE))
        .with("Connection", "Upgrade")
        .with("Upgrade", "websocket")
        .with("Sec-WebSocket-Version", "13")
        .with("Origin", "https://evil.example");

    assertThat(shop.refusal(upgrade, Access.session()).status()).isEqualTo(403);
  }

  @Test
  @DisplayName("Requirement 15: an open route neither asks the store nor opens a session")
  void anOpenRouteLeavesTheStoreAloneUnlessAsked() {
    String cookie = shop.cookieOf(ALICE);
    shop.clock.advance(Duration.ofSeconds(6));
    shop.store.calls();
    RecordingExchange exchange = Shop.withCookie(cookie);

    RequestSession session = shop.admitted(exchange, Access.open());

    assertThat(shop.store.calls()).isEmpty();
    assertThat(session.current()).isPresent();
    assertThat(session.current()).isPresent();
    assertThat(shop.store.calls()).containsExactly("find");
    assertThat(exchange.responseHeaders("Set-Cookie")).isEmpty();
  }

  @Test
  void anOpenRouteWorksWhileTheStoreIsAway() {
    String cookie = shop.cookieOf(ALICE);
    shop.store.goAway();

    assertThat(shop.admits(Shop.withCookie(cookie), Access.open())).isTrue();
    assertThat(shop.admits(Shop.logInRequest(), Access.logIn())).isTrue();
  }

  @Test
  @DisplayName("Requirement 55: a store that is away is 503, and nobody is logged out")
  void aStoreThatIsAwayIsNoRefusal() {
    String cookie = shop.cookieOf(ALICE);
    shop.heard.clear();
    shop.store.goAway();
    shop.clock.advance(Duration.ofSeconds(6));
    RecordingExchange exchange = Shop.withCookie(cookie);

    Reply reply = shop.refusal(exchange, Access.session());

    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.header("Retry-After")).containsExactly("2");
    assertThat(text(reply)).contains("urn:jeton:problem:store-unavailable").doesNotContain("find");
    assertThat(exchange.responseHeaders("Set-Cookie")).isEmpty();
    assertThat(shop.heard).singleElement().isInstanceOf(StoreAway.class);
    shop.store.failing();
    assertThat(shop.admits(Shop.withCookie(cookie), Access.session())).isTrue();
  }

  @Test
  void garbageIsRefusedWhileTheStoreIsAway() {
    shop.store.goAway();

    assertThat(shop.refusal(Shop.withCookie("x"), Access.session()).status()).isEqualTo(401);
    assertThat(shop.refusal(RecordingExchange.get("/"), Access.session()).status())
        .isEqualTo(401);
  }

  @Test
  @DisplayName("Requirement 91: 403 with the permission that is missing")
  void whoMayNotIsToldWhatIsMissing() {
    String cookie = shop.cookieOf(ALICE);
    shop.heard.clear();

    Reply reply = shop.refusal(Shop.withCookie(cookie), Access.permission("users:end"));

    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.header("WWW-Authenticate"))
        .containsExactly(
            "Bearer realm=\"jeton\", error=\"insufficient_scope\", scope=\"users:end\"");
    assertThat(shop.heard)
        .singleElement()
        .isInstanceOfSatisfying(
            AccessDenied.class, told -> assertThat(told.subject()).isEqualTo(ALICE.id()));
  }

  @Test
  @DisplayName("Requirement 40: an undeclared route refuses everybody")
  void anUndeclaredRouteRefusesEverybody() {
    String cookie = shop.cookieOf(ALICE.withPermissions("*").withRoles("admin"));

    assertThat(shop.refusal(Shop.withCookie(cookie), Access.undeclared()).status())
        .isEqualTo(403);
    assertThat(shop.refusal(RecordingExchange.get("/"), Access.undeclared()).status())
        .isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/orders?page=2", "/a"})
  void aPersonIsSentToTheLogInPageAndBack(String target) {
    Shop pages = Shop.with(options -> options.logInPage("/welcome"));
    RecordingExchange page = RecordingExchange.get(target).with("Sec-Fetch-Mode", "navigate");

    Reply reply = pages.refusal(page, Access.session());

    assertThat(reply.status()).isEqualTo(303);
    assertThat(reply.header("Location"))
        .containsExactly("/welcome?return="
            + target.replace("/", "%2F").replace("?", "%3F").replace("=", "%3D"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//evil.example",
        "http://evil.example/",
        "/%2fevil.example",
        "/\\evil.example",
        "/é"
      })
  void aWayBackToAnotherSiteIsForgotten(String target) {
    RecordingExchange page = RecordingExchange.get(target).with("Sec-Fetch-Mode", "navigate");

    Reply reply = shop.refusal(page, Access.session());

    assertThat(reply.header("Location")).containsExactly("/");
  }

  @Test
  void aPersonIsSentToTheLogInPageWithoutAStore() {
    shop.store.goAway();

    Reply reply =
        shop.refusal(RecordingExchange.get("/a").with("Accept", "text/html"), Access.session());

    assertThat(reply.status()).isEqualTo(303);
  }

  @Test
  void aSessionTellsItsClientCoarsely() {
    RecordingExchange exchange =
        Shop.logInRequest().with("User-Agent", "Browser\r\n1").from("192.0.2.77");
    shop.atLogIn(exchange).beginLogIn().withCookie(ALICE, shop.byPassword());

    Session session = shop.tokens().control().of(ALICE.id()).get(0);

    assertThat(session.client().label()).isEqualTo("Browser  1");
    assertThat(session.client().address()).isEqualTo("192.0.2.x");
    assertThat(ORIGIN).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2001:db8:1:2::1, 2001:db8:1::x",
    "2001:db8::1, ''",
    "::1, ''",
    "fe80::1, ''",
    "unknown, ''",
    "192.0.2.1, 192.0.2.x"
  })
  void anAddressIsKeptCoarsely(String address, String coarse) {
    RecordingExchange exchange = Shop.logInRequest().from(address);
    shop.atLogIn(exchange).beginLogIn().withCookie(ALICE, shop.byPassword());

    Session session = shop.tokens().control().of(ALICE.id()).get(0);

    assertThat(session.client().address()).isEqualTo(coarse);
  }
}
