package dev.jeton.key;

import static dev.jeton.key.KeyFiles.pair;
import static dev.jeton.key.KeyFiles.privatePem;
import static dev.jeton.key.KeyState.ACTIVE;
import static dev.jeton.key.KeyState.PENDING;
import static dev.jeton.key.KeyState.VERIFYING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.Forge;
import dev.jeton.ManualClock;
import dev.jeton.event.SessionEvent;
import dev.jeton.event.SessionEvent.KeyRotated;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyImportTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @TempDir
  Path directory;

  private final ManualClock clock = new ManualClock();
  private final KeyStore store = KeyStore.ephemeral();
  private final List<SessionEvent> heard = new ArrayList<>();
  private final KeyPolicy policy =
      KeyPolicy.sealedUnder(MasterKey.generate(new SecureRandom())).listener(heard::add);
  private final KeyRing ring = KeyRing.open(store, policy, clock);
  private KeyPair pair = pair("secp256r1");
  private ImportedKey imported = ImportedKey.ofPair(pair);

  @BeforeEach
  void forgetTheFirstKeys() {
    heard.clear();
  }

  @Test
  @DisplayName("Requirement 51: an imported key is published before it signs, like any other")
  void anImportedKeyIsPendingUntilEverybodyKnowsIt() {
    KeyEntry first = ring.active(KeyPurpose.JWT);

    KeyStatus next = ring.add(imported);

    assertThat(next.state()).isEqualTo(PENDING);
    assertThat(next.name()).isEqualTo("jwt-2");
    assertThat(next.activeFrom()).isEqualTo(clock.instant().plus(policy.publicationDelay()));
    assertThat(ring.jwks().objects("keys").orElseThrow()).hasSize(2);
    assertThat(heard).containsExactly(new KeyRotated("jwt-2", next.id()));
    clock.advance(policy.publicationDelay().minus(SECOND));
    assertThat(ring.active(KeyPurpose.JWT)).isEqualTo(first);
    clock.advance(SECOND);
    assertThat(ring.active(KeyPurpose.JWT).id()).isEqualTo(next.id());
    assertThat(ring.find(KeyPurpose.JWT, first.id())).isPresent();
  }

  @Test
  void anotherRingReadsTheImportedKeyAndSignsWithIt() {
    KeyStatus next = ring.add(imported);
    clock.advance(policy.publicationDelay());

    KeyEntry active = KeyRing.open(store, policy, clock).active(KeyPurpose.JWT);

    assertThat(active.id()).isEqualTo(next.id());
    assertThat(RawKeys.signing(active).getEncoded()).isEqualTo(pair.getPrivate().getEncoded());
  }

  @Test
  void theSameKeyOnceMoreChangesNothing() {
    KeyStatus once = ring.add(imported);

    KeyStatus twice = ring.add(ImportedKey.pem(new KeyFiles(directory).of(privatePem(pair))));

    assertThat(twice).isEqualTo(once);
    assertThat(jwtStates(ring)).containsExactly(ACTIVE, PENDING);
    clock.advance(policy.publicationDelay());
    assertThat(ring.add(imported).state()).isEqualTo(ACTIVE);
    assertThat(jwtStates(ring)).containsExactly(VERIFYING, ACTIVE);
  }

  @Test
  void anImportedKeyFollowsOneThatIsPending() {
    KeyStatus pending = ring.rotate(KeyPurpose.JWT);
    clock.advance(SECOND);

    KeyStatus next = ring.add(imported);

    assertThat(next.name()).isEqualTo("jwt-3");
    clock.advance(policy.publicationDelay());
    assertThat(ring.active(KeyPurpose.JWT).id()).isEqualTo(next.id());
    assertThat(ring.find(KeyPurpose.JWT, pending.id())).isPresent();
  }

  @Test
  @DisplayName("JWT attack 19: a key that was left behind or revoked does not come back")
  void aKeyThatSignsNoMoreIsNotImportedAgain() {
    String id = ring.add(imported).id();
    clock.advance(policy.publicationDelay());
    ring.rotate(KeyPurpose.JWT);
    clock.advance(policy.publicationDelay());

    assertThatThrownBy(() -> ring.add(imported))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the key is in the ring already as jwt-2, verifying: import another");
    ring.revoke(KeyPurpose.JWT, id);
    assertThatThrownBy(() -> ring.add(imported))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the key is in the ring already as jwt-2, revoked: import another");
  }

  @Test
  void aKeyOfAnotherAlgorithmThanThePolicysIsRefused() {
    ImportedKey edwards = ImportedKey.ofPair(pair("Ed25519"));

    assertThatThrownBy(() -> ring.add(edwards))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("this ring signs with ES256 and the key with EdDSA:"
            + " open the ring with KeyPolicy.withJwtAlgorithm");
    assertThat(jwtStates(ring)).containsExactly(ACTIVE);
    KeyRing moved = KeyRing.open(store, policy.withJwtAlgorithm(KeyAlgorithm.ED25519), clock);
    assertThat(moved.add(edwards).state()).isEqualTo(PENDING);
  }

  @Test
  void aSecretGetsAnIdOfTheRing() {
    KeyRing symmetric =
        KeyRing.open(KeyStore.ephemeral(), policy.withJwtAlgorithm(KeyAlgorithm.HS256), clock);
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    ImportedKey oct = ImportedKey.jwk(new KeyFiles(directory)
        .of("{\"kty\":\"oct\",\"kid\":\"theirs\",\"k\":\"" + Forge.base64(secret) + "\"}"));

    KeyStatus once = symmetric.add(oct);

    assertThat(once.id()).hasSize(6);
    assertThat(symmetric.add(oct)).isEqualTo(once);
    assertThat(oct).hasToString("ImportedKey[HS256, key redacted]");
    clock.advance(policy.publicationDelay());
    byte[] input = "input".getBytes(StandardCharsets.US_ASCII);
    assertThat(symmetric.active(KeyPurpose.JWT).sign(input))
        .isEqualTo(Forge.hmac("HmacSHA256", secret, "input"));
  }

  @Test
  @DisplayName("JWT attack 35: the secret of another purpose does not sign JWTs as well")
  void aSecretThatServesAnotherPurposeIsRefused() {
    KeyRing symmetric = KeyRing.open(store, policy.withJwtAlgorithm(KeyAlgorithm.HS256), clock);
    ImportedKey mac =
        ImportedKey.ofSecret(RawKeys.signing(symmetric.active(KeyPurpose.MAC)).getEncoded());

    assertThatThrownBy(() -> symmetric.add(mac))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the key is in the ring already as mac-1, active: import another");
  }

  @Test
  void nodesThatImportOneKeyTogetherAddOne() throws Exception {
    KeyRing other = KeyRing.open(store, policy, clock);

    List<KeyStatus> added = together(() -> ring.add(imported), () -> other.add(imported));

    assertThat(added.get(0)).isEqualTo(added.get(1));
    ring.refresh();
    assertThat(jwtStates(ring)).containsExactly(ACTIVE, PENDING);
  }

  @Test
  void nodesThatImportDifferentKeysTogetherAddBoth() throws Exception {
    KeyRing other = KeyRing.open(store, policy, clock);
    ImportedKey another = ImportedKey.ofPair(pair("secp256r1"));

    List<KeyStatus> added = together(() -> ring.add(imported), () -> other.add(another));

    assertThat(List.of(added.get(0).name(), added.get(1).name()))
        .containsExactlyInAnyOrder("jwt-2", "jwt-3");
  }

  private static List<KeyStatus> together(Callable<KeyStatus> one, Callable<KeyStatus> other)
      throws Exception {
    CyclicBarrier start = new CyclicBarrier(2);
    ExecutorService nodes = Executors.newFixedThreadPool(2);
    List<Callable<KeyStatus>> both = Stream.of(one, other)
        .<Callable<KeyStatus>>map(node -> () -> {
          start.await();
          return node.call();
        })
        .toList();
    List<Future<KeyStatus>> answers = nodes.invokeAll(both);
    nodes.shutdown();
    return List.of(answers.get(0).get(), answers.get(1).get());
  }

  private static List<KeyState> jwtStates(KeyRing ring) {
    return ring.entries().stream()
        .filter(key -> key.purpose() == KeyPurpose.JWT)
        .map(KeyStatus::state)
        .toList();
  }
}
