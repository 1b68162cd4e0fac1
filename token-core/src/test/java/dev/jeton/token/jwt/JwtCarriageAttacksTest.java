package dev.jeton.token.jwt;

import static dev.jeton.session.Rejection.AMBIGUOUS;
import static dev.jeton.session.Rejection.FORGED;
import static dev.jeton.session.Rejection.NOT_FOR_THIS;
import static dev.jeton.token.jwt.Counterfeit.LOCAL;
import static dev.jeton.token.jwt.Counterfeit.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.Forge;
import dev.jeton.Shop;
import dev.jeton.http.RecordingExchange;
import dev.jeton.http.Reply;
import dev.jeton.identity.Subject;
import dev.jeton.key.KeyAlgorithm;
import dev.jeton.key.KeyEntry;
import dev.jeton.key.KeyPurpose;
import dev.jeton.token.TokenFormat;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks by where a token rides, what it asks a verifier to fetch, and whose proof it lacks. */
class JwtCarriageAttacksTest {
  private final Counterfeit good = Counterfeit.open();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/orders?access_token=%s",
        "/api/orders?token=%s",
        "/api/orders?jwt=%s",
        "/api/orders?__Host-session=%s",
        "/api/orders;access_token=%s",
        "/api/orders;jsessionid=%s",
        "/api/orders#access_token=%s",
        "/%s"
      })
  @DisplayName("JWT attack 50, requirement 60: a token in the target is never read")
  void aTokenInTheTargetIsNoCredential(String target) {
    RecordingExchange exchange = RecordingExchange.get(target.replace("%s", good.token()));
    good.shop.heard.clear();

    Reply reply = good.shop.refusal(exchange, LOCAL);

    assertThat(reply.status()).isEqualTo(401);
    // No "error": nothing came that could be wrong.
    assertThat(reply.header("WWW-Authenticate")).containsExactly("Bearer realm=\"jeton\"");
    assertThat(good.shop.heard).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Auth-Token",
        "X-Access-Token",
        "Proxy-Authorization",
        "X-Forwarded-Authorization",
        "Authentication",
        "Cookie2"
      })
  @DisplayName("JWT attack 50: a token in any other header is never read")
  void aTokenInAnotherHeaderIsNoCredential(String header) {
    RecordingExchange exchange = RecordingExchange.get("/")
        .with(header, good.token(), "Bearer " + good.token(), "__Host-session=" + good.token());

    assertThat(good.shop.refusal(exchange, LOCAL).header("WWW-Authenticate"))
        .containsExactly("Bearer realm=\"jeton\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Basic %s", "DPoP %s", "Token %s", "JWT %s", "%s", "Bearer%s"})
  @DisplayName("JWT attack 50: a token under another scheme is never read")
  void aTokenUnderAnotherSchemeIsNoCredential(String line) {
    RecordingExchange exchange =
        RecordingExchange.get("/").with("Authorization", line.replace("%s", good.token()));

    assertThat(good.shop.admits(exchange, LOCAL)).isFalse();
  }

  @Test
  @DisplayName("JWT attack 50: a cookie of one user and a bearer token of another open nothing")
  void twoUsersInOneRequestAreNobody() {
    String bob = good.shop.cookieOf(Subject.of("bob"));
    good.shop.heard.clear();
    good.shop.store.calls();

    boolean admitted = good.shop.admits(
        Shop.withCookie(bob).with("Authorization", "Bearer " + good.token()), LOCAL);

    assertThat(admitted).isFalse();
    assertThat(good.shop.rejections()).containsExactly(AMBIGUOUS);
    assertThat(good.shop.store.calls()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"jku", "x5u", "kid", "iss", "x5c", "jwk"})
  @DisplayName("JWT attack 15: whoever listens at the address in a token hears nothing")
  void nobodyIsAskedForAKey(String name) throws IOException {
    try (ServerSocketChannel listening = ServerSocketChannel.open()) {
      listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      listening.configureBlocking(false);
      int port = ((InetSocketAddress) listening.getLocalAddress()).getPort();
      KeyEntry own = Shop.freshRing(KeyAlgorithm.ES256).active(KeyPurpose.JWT);
      for (String url :
          new String[] {"http://127.0.0.1:" + port + "/", "https://localhost:" + port}) {
        Counterfeit pointing = Counterfeit.open();
        if (name.equals("iss")) pointing.claim(name, text(url));
        else pointing.header(name, text(url));

        pointing.isRefused();
        pointing.refuses(pointing.signedBy(Forge.signature(own, pointing.input())));
      }

      assertThat(listening.accept()).isNull();
    }
  }

  @Test
  @DisplayName("JWT attack 14: the attacker's certificate, by value, by address and by thumbprint")
  void aCertificateVouchesForNobody() {
    KeyEntry own = Shop.freshRing(KeyAlgorithm.ES256).active(KeyPurpose.JWT);
    for (String name : new String[] {"x5c", "x5u", "x5t", "x5t#S256"}) {
      Counterfeit attack = Counterfeit.open();
      attack.header(name, name.equals("x5c") ? "[\"MIIB\",\"MIIB\"]" : text("https://a.example"));

      attack.refuses(attack.signedBy(Forge.signature(own, attack.input())));
      attack.isRefused();
    }
  }

  @Test
  @DisplayName("JWT attack 18: an unknown key id is forged, and no other key is tried in its place")
  void noKeyStandsInForAnother() {
    Counterfeit attack = Counterfeit.open().header("kid", text("unknown"));

    attack.isRefused(FORGED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"jkt\":\"0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I\"}",
        "{\"x5t#S256\":\"bwcK0esc3ACC3DB2Y5_lESsXE8o9ltc05O89jdN-dg2\"}",
        "{\"jwk\":{\"kty\":\"oct\",\"k\":\"AA\"}}",
        "{}",
        "null",
        "\"\""
      })
  @DisplayName("JWT attack 48: a token that is bound to a key is no bearer token")
  void aBoundTokenWithoutProofIsRefused(String confirmation) {
    Counterfeit bound = Counterfeit.open().claim("cnf", confirmation);

    bound.isRefused(NOT_FOR_THIS);
    assertThat(bound.shop.admits(
            RecordingExchange.get("/").with("Authorization", "DPoP " + bound.token()), LOCAL))
        .isFalse();
  }

  @Test
  @DisplayName(
      "JWT attack 35: a JWT in the other carrier, or forged, is told, not taken for nobody")
  void aTokenInTheOtherCarrierIsTold() {
    Shop jwts = Shop.with(options -> options.browserTokens(TokenFormat.JWT));
    String cookie = jwts.cookieOf(Shop.ALICE);
    String access = jwts.pairOf(Shop.ALICE).token().reveal();
    jwts.heard.clear();

    assertThat(jwts.admits(Shop.withBearer(cookie), LOCAL)).isFalse();
    assertThat(jwts.admits(Shop.withCookie(access), LOCAL)).isFalse();
    String forged = cookie.substring(0, cookie.length() - 9) + "AAAAAAAAA";
    assertThat(jwts.admits(Shop.withCookie(forged), LOCAL)).isFalse();

    assertThat(jwts.rejections()).hasSize(3).endsWith(FORGED);
  }
}
