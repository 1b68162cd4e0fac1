package dev.jeton.key;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.ManualClock;
import dev.jeton.event.SessionEvent;
import dev.jeton.event.SessionEvent.KeyIgnored;
import java.security.Provider;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A provider of the application's choice computes with the keys of a ring, and no other does. */
class RingProviderTest {
  private static final byte[] INPUT = "header.payload".getBytes(US_ASCII);
  private static final int CALLS = 20;
  private static final String ECDSA = "SHA256withECDSAinP1363Format";

  private final ManualClock clock = new ManualClock();
  private final KeyStore store = KeyStore.ephemeral();

  private KeyRing ring(KeyPolicy policy) {
    return KeyRing.open(store, policy, clock);
  }

  private static KeyPolicy signing(KeyAlgorithm algorithm) {
    return KeyPolicy.ephemeral().withJwtAlgorithm(algorithm);
  }

  @ParameterizedTest
  @CsvSource({"ES256, " + ECDSA, "ED25519, Ed25519", "PS256, RSASSA-PSS"})
  void everySignatureAndVerificationGoesThroughIt(KeyAlgorithm algorithm, String named) {
    Counting counting = Counting.signing(named);
    KeyEntry key = ring(signing(algorithm).withProvider(counting)).active(KeyPurpose.JWT);
    int signed = counting.signatures();
    int verified = counting.verifications();
    int lookedUp = counting.lookUps();

    for (int call = 0; call < CALLS; call++)
      assertThat(key.verification().verifies(INPUT, key.sign(INPUT))).isTrue();

    assertThat(counting.signatures() - signed).isEqualTo(CALLS);
    assertThat(counting.verifications() - verified).isEqualTo(CALLS);
    assertThat(counting.lookUps()).isEqualTo(lookedUp);
  }

  @Test
  void everyMacOfAJwtGoesThroughIt() {
    Counting counting = Counting.signing();
    KeyEntry key = ring(signing(KeyAlgorithm.HS256).withProvider(counting)).active(KeyPurpose.JWT);
    int computed = counting.macs();
    int lookedUp = counting.lookUps();

    for (int call = 0; call < CALLS; call++)
      assertThat(key.verification().verifies(INPUT, key.sign(INPUT))).isTrue();

    assertThat(counting.macs() - computed).isEqualTo(2 * CALLS);
    assertThat(counting.lookUps()).isEqualTo(lookedUp);
  }

  @ParameterizedTest
  @EnumSource(names = {"MAC", "ROTATE", "CSRF", "SUBJECT"})
  void everyOtherMacGoesThroughItThoughItsInstancesCannotBeCloned(KeyPurpose purpose) {
    Counting counting = Counting.signing(ECDSA);
    KeyEntry key = ring(KeyPolicy.ephemeral().withProvider(counting)).active(purpose);
    byte[] first = key.hmac(INPUT);
    int lookedUp = counting.lookUps();

    for (int call = 1; call < CALLS; call++) assertThat(key.hmac(INPUT)).isEqualTo(first);

    assertThat(counting.macs()).isEqualTo(CALLS);
    assertThat(counting.lookUps()).isEqualTo(lookedUp);
  }

  @Test
  void aRunningApplicationTakesItWithItsOtherPolicies() {
    Provider provider = Counting.signing(ECDSA);
    MasterKey masterKey = MasterKey.generate(new SecureRandom());

    KeyPolicy policy = KeyPolicy.sealedUnder(masterKey).withProvider(provider);
    KeyRing keys = KeyRing.openAndRefresh(store, policy, clock);

    assertThat(keys.active(KeyPurpose.JWT).provider()).isEqualTo("Counting");
    keys.close();
  }

  @Test
  void whatItSignedVerifiesWithoutIt() {
    KeyPolicy policy = signing(KeyAlgorithm.ED25519);
    KeyRing with = ring(policy.withProvider(Counting.signing("Ed25519")));
    KeyRing without = ring(policy);

    byte[] signed = with.active(KeyPurpose.JWT).sign(INPUT);

    KeyEntry same =
        without.find(KeyPurpose.JWT, with.active(KeyPurpose.JWT).id()).orElseThrow();
    assertThat(same.verification().verifies(INPUT, signed)).isTrue();
  }

  @Test
  void aRingWhoseAlgorithmItLacksIsRefused() {
    Counting ecdsa = Counting.signing(ECDSA);

    assertThatThrownBy(() -> ring(signing(KeyAlgorithm.ED25519).withProvider(ecdsa)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the provider Counting has no Ed25519, by which EdDSA is computed");
    assertThat(store.load()).isEmpty();
  }

  @Test
  void aProviderWithoutHmacIsRefusedThoughJwtsNeedNone() {
    Counting signatures = Counting.withoutMacs("Ed25519");

    assertThatThrownBy(() -> ring(signing(KeyAlgorithm.ED25519).withProvider(signatures)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the provider Counting has no HmacSHA256, by which HS256 is computed");
  }

  @Test
  void aKeyThatStillVerifiesAndThatItLacksKeepsTheRingShut() {
    ring(signing(KeyAlgorithm.ED25519));
    KeyPolicy next = KeyPolicy.ephemeral().withProvider(Counting.signing(ECDSA));

    assertThatThrownBy(() -> ring(next))
        .isInstanceOf(KeyUnavailableException.class)
        .hasMessage("key jwt-1 in the ephemeral key store can't be used (the provider Counting has"
            + " no Ed25519, by which EdDSA is computed): open the ring with another"
            + " KeyPolicy.withProvider, or without");
  }

  @Test
  void aKeyThatVerifiesNoMoreNeedsNoAlgorithm() {
    ring(signing(KeyAlgorithm.ED25519));
    KeyPolicy next = KeyPolicy.ephemeral();
    ring(next);
    clock.advance(next.publicationDelay().plus(next.tokensLiveFor()));

    KeyRing ring = ring(next.withProvider(Counting.signing(ECDSA)));

    assertThat(ring.active(KeyPurpose.JWT).algorithm()).isEqualTo(KeyAlgorithm.ES256);
  }

  @Test
  void aKeyOfAnotherNodeThatItLacksIsToldAndRevocationsAreHeardAsBefore() {
    List<SessionEvent> heard = new ArrayList<>();
    KeyPolicy policy = KeyPolicy.ephemeral();
    KeyRing ring = ring(policy.withProvider(Counting.signing(ECDSA)).listener(heard::add));
    KeyEntry known = ring.active(KeyPurpose.JWT);
    KeyRing other = ring(policy.withJwtAlgorithm(KeyAlgorithm.ED25519));
    String id = other.rotate(KeyPurpose.JWT).id();
    String mac = ring.active(KeyPurpose.MAC).id();
    heard.clear();
    clock.advance(Duration.ofSeconds(10));

    assertThat(ring.find(KeyPurpose.JWT, id)).isEmpty();
    assertThat(heard).containsExactly(new KeyIgnored("jwt-2"));
    assertThat(ring.active(KeyPurpose.JWT)).isEqualTo(known);

    other.revoke(KeyPurpose.MAC, mac);
    ring.refresh();

    assertThat(ring.find(KeyPurpose.MAC, mac)).isEmpty();
    assertThat(heard).containsOnlyOnce(new KeyIgnored("jwt-2"));
  }
}
