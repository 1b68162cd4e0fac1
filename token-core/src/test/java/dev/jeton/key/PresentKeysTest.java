package dev.jeton.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.ManualClock;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PresentKeysTest {
  private final ManualClock clock = new ManualClock();
  private final KeyStore store = KeyStore.ephemeral();
  private final KeyPolicy policy = KeyPolicy.sealedUnder(MasterKey.generate(new SecureRandom()));

  @Test
  void aToolMakesNoKeyWhileItOpensThem() {
    KeyRing ring = KeyRing.open(store, policy.withJwtAlgorithm(KeyAlgorithm.ED25519), clock);

    KeyRing present = KeyRing.openPresent(store, policy, clock);

    assertThat(present.entries()).isEqualTo(ring.entries());
    assertThat(store.load()).hasSize(KeyPurpose.values().length);
  }

  @Test
  void aToolGoesOnWithTheAlgorithmThatIsThere() {
    KeyRing.open(store, policy.withJwtAlgorithm(KeyAlgorithm.ED25519), clock);

    KeyStatus next = KeyRing.openPresent(store, policy, clock).rotate(KeyPurpose.JWT);

    assertThat(next.algorithm()).isEqualTo(KeyAlgorithm.ED25519);
  }

  @Test
  void whereNoKeyIsAToolMakesNone() {
    assertThatThrownBy(() -> KeyRing.openPresent(store, policy, clock))
        .isInstanceOf(KeyUnavailableException.class)
        .hasMessageContaining("there is no key for JWTs in");
    assertThat(store.load()).isEmpty();
  }

  @Test
  void aMasterKeyIsCreatedOnce(@TempDir Path directory) {
    Path file = directory.resolve("keys").resolve("master.key");

    MasterKey made = MasterKey.create(file);

    assertThat(MasterKey.read(file)).isEqualTo(made);
    assertThatThrownBy(() -> MasterKey.create(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is there already");
    assertThat(MasterKey.read(file)).isEqualTo(made);
  }

  @Test
  void anImportedPairTellsTheIdThatTheRingWillGiveIt() {
    ImportedKey imported = ImportedKey.ofPair(KeyFiles.pair("secp256r1"));

    KeyStatus added = KeyRing.open(store, policy, clock).add(imported);

    assertThat(imported.thumbprint()).hasValue(added.id());
  }
}
