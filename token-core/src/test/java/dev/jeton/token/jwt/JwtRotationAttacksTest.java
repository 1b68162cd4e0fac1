package dev.jeton.token.jwt;

import static dev.jeton.session.Rejection.FORGED;
import static dev.jeton.token.jwt.Counterfeit.LOCAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.Forge;
import dev.jeton.ManualClock;
import dev.jeton.Shop;
import dev.jeton.key.KeyEntry;
import dev.jeton.key.KeyPolicy;
import dev.jeton.key.KeyPurpose;
import dev.jeton.key.KeyRing;
import dev.jeton.key.KeyStore;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a JWT is worth while its key goes through its states. */
class JwtRotationAttacksTest {
  private final KeyPolicy policy = KeyPolicy.ephemeral();
  private final ManualClock ringClock = new ManualClock();
  private final KeyRing keys = KeyRing.open(KeyStore.ephemeral(), policy, ringClock);
  private final Counterfeit attack = new Counterfeit(Shop.with(keys, options -> options));

  @Test
  @DisplayName("JWT attack 19: a retired key after the overlap")
  void aRetiredKeyIsRefusedAfterTheOverlap() {
    keys.rotate(KeyPurpose.JWT);
    ringClock.advance(policy.publicationDelay().plus(policy.tokensLiveFor()));

    attack.isRefused(FORGED);
    ringClock.advance(Duration.ofSeconds(-1));
    assertThat(attack.session()).isPresent();
  }

  @Test
  @DisplayName("JWT attack 19: a future key signs nothing of ours before its time, yet verifies")
  void aPendingKeyVerifiesSoThatNodesWhoseClocksAreAheadDoNoHarm() {
    String pending = keys.rotate(KeyPurpose.JWT).id();
    KeyEntry early = keys.find(KeyPurpose.JWT, pending).orElseThrow();
    String header = attack.header("kid", Counterfeit.text(pending)).headerJson();

    String token = Forge.signed(early, header, attack.claimsJson());

    assertThat(attack.shop.admits(Shop.withBearer(token), LOCAL)).isTrue();
    assertThat(headerOf(attack.shop.pairOf(Shop.ALICE).token().reveal())).doesNotContain(pending);
    ringClock.advance(policy.publicationDelay());
    assertThat(headerOf(attack.shop.pairOf(Shop.ALICE).token().reveal())).contains(pending);
  }

  @Test
  @DisplayName("JWT attack 19: a revoked key, at once")
  void aRevokedKeyIsRefusedAtOnce() {
    assertThat(attack.session()).isPresent();

    keys.revoke(KeyPurpose.JWT, attack.key.id());

    attack.isRefused(FORGED);
  }

  @Test
  @DisplayName("JWT attack 19: a pending key that was revoked before it signed")
  void aRevokedPendingKeyIsRefused() {
    String pending = keys.rotate(KeyPurpose.JWT).id();
    KeyEntry leaked = keys.find(KeyPurpose.JWT, pending).orElseThrow();
    keys.revoke(KeyPurpose.JWT, pending);
    String header = attack.header("kid", Counterfeit.text(pending)).headerJson();

    attack.refuses(Forge.signed(leaked, header, attack.claimsJson()), FORGED);
  }

  @Test
  @DisplayName("JWT attack 47: the signing key rotates in the middle of a session")
  void aSessionOutlivesTheRotationOfItsKey() {
    Shop shop = attack.shop;
    String cookie = shop.cookieOf(Shop.ALICE);
    String before = shop.pairOf(Shop.ALICE).token().reveal();

    for (KeyPurpose purpose : new KeyPurpose[] {KeyPurpose.JWT, KeyPurpose.MAC, KeyPurpose.ROTATE})
      keys.rotate(purpose);
    ringClock.advance(policy.publicationDelay());
    String after = shop.pairOf(Shop.ALICE).token().reveal();

    assertThat(headerOf(after)).isNotEqualTo(headerOf(before));
    assertThat(shop.admits(Shop.withBearer(before), LOCAL)).isTrue();
    assertThat(shop.admits(Shop.withBearer(after), LOCAL)).isTrue();
    assertThat(shop.admits(Shop.withCookie(cookie), LOCAL)).isTrue();
  }

  private static String headerOf(String token) {
    return Forge.decoded(token.substring(0, token.indexOf('.')));
  }
}
