package dev.jeton.token.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.ManualClock;
import dev.jeton.Shop;
import dev.jeton.access.Access;
import dev.jeton.http.RecordingExchange;
import dev.jeton.key.KeyPolicy;
import dev.jeton.key.KeyPurpose;
import dev.jeton.key.KeyRing;
import dev.jeton.key.KeyStore;
import dev.jeton.token.IssuedTokens;
import dev.jeton.token.SessionToken;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whoever stole the key of the tags can write any tag, but not a secret whose hash is on record. */
class RevokedMacKeyTest {
  private final KeyRing keys =
      KeyRing.open(KeyStore.ephemeral(), KeyPolicy.ephemeral(), new ManualClock());
  private final Shop shop = Shop.with(keys, options -> options);

  @Test
  void aCookieWithTheCurrentSecretStaysLoggedInAndIsCutToTheNewKey() {
    String cookie = shop.cookieOf(Shop.ALICE);
    revokeTheKeyOfTheTags();
    RecordingExchange exchange = Shop.withCookie(cookie);

    boolean admitted = shop.admitted(exchange, Access.session()).current().isPresent();

    String next = Shop.cookieSetOn(exchange).orElseThrow();
    assertThat(admitted).isTrue();
    assertThat(keyOf(next)).isEqualTo(keys.active(KeyPurpose.MAC).id()).isNotEqualTo(keyOf(cookie));
    assertThat(shop.admits(Shop.withCookie(next), Access.session())).isTrue();
  }

  @Test
  void anotherSecretIsRefusedAndEndsNothing() {
    String cookie = shop.cookieOf(Shop.ALICE);
    revokeTheKeyOfTheTags();

    assertThat(shop.admits(Shop.withCookie(otherSecret(cookie)), Access.session()))
        .isFalse();

    assertThat(shop.admits(Shop.withCookie(cookie), Access.session())).isTrue();
  }

  @Test
  void aRefreshTokenWithTheCurrentSecretIsExchanged() {
    IssuedTokens pair = shop.pairOf(Shop.ALICE);
    SessionToken refreshToken = pair.refreshToken().orElseThrow();
    revokeTheKeyOfTheTags();

    Optional<IssuedTokens> next = shop.tokens().refresh(RecordingExchange.post("/"), refreshToken);

    assertThat(next).isPresent();
  }

  private void revokeTheKeyOfTheTags() {
    keys.revoke(KeyPurpose.MAC, keys.active(KeyPurpose.MAC).id());
  }

  private static String keyOf(String token) {
    byte[] payload = payload(token);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(new byte[] {payload[1], payload[2], payload[3], payload[4]});
  }

  private static String otherSecret(String token) {
    byte[] payload = payload(token);
    payload[30] ^= 1;
    return token.substring(0, token.lastIndexOf("_s_") + 3)
        + Base64.getUrlEncoder().withoutPadding().encodeToString(payload);
  }

  private static byte[] payload(String token) {
    return Base64.getUrlDecoder().decode(token.substring(token.indexOf("_s_") + 3));
  }
}
