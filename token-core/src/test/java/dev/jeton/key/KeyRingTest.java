package dev.jeton.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.json.JsonObject;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeyRingTest {
  private static final Instant NOW = Instant.parse("2025-06-01T10:00:00Z");
  private static final byte[] TEXT = {1, 2, 3};

  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final MasterKey masterKey = MasterKey.generate(new SecureRandom());
  private final KeyPolicy policy = KeyPolicy.sealedUnder(masterKey);

  @TempDir
  Path directory;

  @ParameterizedTest
  @EnumSource
  void opensAnEmptyStoreWithANewKeyForEachPurpose(KeyPurpose purpose) {
    KeyRing ring = KeyRing.open(KeyStore.ephemeral(), KeyPolicy.ephemeral(), clock);

    assertThat(ring.active(purpose).purpose()).isEqualTo(purpose);
    assertThat(ring.active(purpose).createdAt()).isEqualTo(NOW);
    assertThat(ring.ignored()).isEmpty();
  }

  @Test
  void purposesDoNotShareASecret() {
    KeyRing ring = KeyRing.open(KeyStore.ephemeral(), KeyPolicy.ephemeral(), clock);

    assertThat(List.of(KeyPurpose.MAC, KeyPurpose.ROTATE, KeyPurpose.SUBJECT))
        .extracting(purpose -> Arrays.toString(ring.active(purpose).hmac(TEXT)))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource(names = {"ED25519", "ES256", "PS256", "HS256"})
  void opensAgainWithTheSameKeys(KeyAlgorithm algorithm) {
    KeyPolicy chosen = policy.withJwtAlgorithm(algorithm);
    KeyRing first = KeyRing.open(store(), chosen, clock);

    KeyRing second = KeyRing.open(store(), chosen, Clock.offset(clock, Duration.ofDays(400)));

    assertThat(second.toString()).isEqualTo(first.toString());
    assertThat(second.active(KeyPurpose.JWT).rawSigning())
        .isEqualTo(first.active(KeyPurpose.JWT).rawSigning());
    assertThat(second.active(KeyPurpose.MAC).hmac(TEXT))
        .isEqualTo(first.active(KeyPurpose.MAC).hmac(TEXT));
    assertThat(second.active(KeyPurpose.SUBJECT).hmac(TEXT))
        .isEqualTo(first.active(KeyPurpose.SUBJECT).hmac(TEXT));
    assertThat(second.active(KeyPurpose.MAC).createdAt()).isEqualTo(NOW);
  }

  @Test
  void signsWithEs256UnlessToldOtherwise() {
    KeyRing ring = KeyRing.open(KeyStore.ephemeral(), KeyPolicy.ephemeral(), clock);

    assertThat(ring.active(KeyPurpose.JWT).algorithm()).isEqualTo(KeyAlgorithm.ES256);
  }

  @Test
  void findsAKeyByItsIdAndOnlyForItsPurpose() {
    KeyRing ring = KeyRing.open(KeyStore.ephemeral(), KeyPolicy.ephemeral(), clock);
    KeyEntry mac = ring.active(KeyPurpose.MAC);

    assertThat(ring.find(KeyPurpose.MAC, mac.id())).contains(mac);
    assertThat(ring.find(KeyPurpose.MAC, mac.shortId())).contains(mac);
    assertThat(ring.find(KeyPurpose.MAC, "unknown")).isEmpty();
    assertThat(ring.find(KeyPurpose.MAC, mac.shortId() + 1)).isEmpty();
    assertThat(ring.find(KeyPurpose.ROTATE, mac.id())).isEmpty();
    assertThat(ring.find(KeyPurpose.JWT, mac.shortId())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"ED25519", "ES256", "PS256"})
  void publishesTheJwtKeyAndNoOther(KeyAlgorithm algorithm) {
    KeyRing ring = KeyRing.open(
        KeyStore.ephemeral(), KeyPolicy.ephemeral().withJwtAlgorithm(algorithm), clock);

    List<JsonObject> keys = ring.jwks().objects("keys").orElseThrow();

    assertThat(ring.jwks().names()).containsExactly("keys");
    assertThat(keys).hasSize(1);
    assertThat(keys.get(0).text("kid")).contains(ring.active(KeyPurpose.JWT).id());
    assertThat(keys.get(0).names()).doesNotContain("d", "p", "q", "dp", "dq", "qi", "k");
  }

  @Test
  void publishesNothingOfASharedSecret() {
    KeyRing ring = KeyRing.open(
        KeyStore.ephemeral(), KeyPolicy.ephemeral().withJwtAlgorithm(KeyAlgorithm.HS256), clock);

    assertThat(ring.jwks().utf8()).asString().isEqualTo("{\"keys\":[]}");
  }

  @Test
  @DisplayName("Requirement 59: keys that outlive the process need a master key from outside")
  void aPersistentStoreWithoutAMasterKeyIsRefused() {
    assertThatThrownBy(() -> KeyRing.open(store(), KeyPolicy.ephemeral(), clock))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(directory.toString())
        .hasMessageContaining("master key");
  }

  @Test
  void aWrongMasterKeyStopsTheStartAndMakesNoKey() {
    KeyRing ring = KeyRing.open(store(), policy, clock);
    List<StoredKey> before = store().load();
    KeyPolicy wrong = KeyPolicy.sealedUnder(MasterKey.generate(new SecureRandom()));

    assertThatThrownBy(() -> KeyRing.open(store(), wrong, clock))
        .isInstanceOf(KeyUnavailableException.class)
        .hasMessageContaining("another master key");
    assertThat(store().load()).containsExactlyInAnyOrderElementsOf(before);
    assertThat(KeyRing.open(store(), policy, clock).toString()).isEqualTo(ring.toString());
  }

  @Test
  void aWrongMasterKeyMakesNoKeyEvenWhereKeysAreMissing() {
    SecureRandom random = new SecureRandom();
    KeyEntry subject = KeyEntry.generate(KeyPurpose.SUBJECT, KeyAlgorithm.HS256, NOW, random);
    store()
        .createIfAbsent(
            new KeySeal(masterKey, List.of(), store(), random).seal(KeyFacts.of(1, subject, NOW)));
    KeyPolicy wrong = KeyPolicy.sealedUnder(MasterKey.generate(random));

    assertThatThrownBy(() -> KeyRing.open(store(), wrong, clock))
        .isInstanceOf(KeyUnavailableException.class);

    assertThat(store().load()).extracting(StoredKey::name).containsExactly("subject-1");
  }

  @Test
  void onlyTheMissingKeysAreMade() {
    SecureRandom random = new SecureRandom();
    KeyEntry subject = KeyEntry.generate(KeyPurpose.SUBJECT, KeyAlgorithm.HS256, NOW, random);
    store()
        .createIfAbsent(
            new KeySeal(masterKey, List.of(), store(), random).seal(KeyFacts.of(1, subject, NOW)));

    KeyRing ring = KeyRing.open(store(), policy, clock);

    assertThat(ring.active(KeyPurpose.SUBJECT).id()).isEqualTo(subject.id());
    assertThat(store().load())
        .extracting(StoredKey::name)
        .containsExactlyInAnyOrder("jwt-1", "mac-1", "rotate-1", "csrf-1", "subject-1");
  }

  @Test
  void aPlantedKeyIsNotUsedButReported() {
    KeyRing ring = KeyRing.open(store(), policy, clock);
    KeyStore store = store();
    store.createIfAbsent(new StoredKey("jwt-2", "planted"));
    store.createIfAbsent(new StoredKey("evil-1", "planted"));

    KeyRing again = KeyRing.open(store, policy, clock);

    assertThat(again.ignored()).containsExactly("evil-1", "jwt-2");
    assertThat(again.toString()).isEqualTo(ring.toString());
  }

  @Test
  void ringsOverOneEphemeralStoreShareItsKeys() {
    KeyStore store = KeyStore.ephemeral();

    KeyRing first = KeyRing.open(store, KeyPolicy.ephemeral(), clock);
    KeyRing second = KeyRing.open(store, KeyPolicy.ephemeral(), clock);

    assertThat(second.active(KeyPurpose.MAC).hmac(TEXT))
        .isEqualTo(first.active(KeyPurpose.MAC).hmac(TEXT));
  }

  @Test
  void aStoreThatContradictsItselfIsReported() {
    KeyStore liar = new KeyStore() {
      @Override
      public List<StoredKey> load() {
        return List.of();
      }

      @Override
      public boolean createIfAbsent(StoredKey key) {
        return false;
      }

      @Override
      public boolean replace(StoredKey present, StoredKey next) {
        return false;
      }

      @Override
      public boolean remove(StoredKey present) {
        return false;
      }
    };

    assertThatThrownBy(() -> KeyRing.open(liar, policy, clock))
        .isInstanceOf(KeyUnavailableException.class)
        .hasMessageContaining("said to exist");
  }

  @Test
  void theTextOfARingShowsIdsAndNoSecret() {
    KeyRing ring = KeyRing.open(KeyStore.ephemeral(), KeyPolicy.ephemeral(), clock);

    assertThat(ring.toString())
        .matches("KeyRing\\[(KeyEntry\\[[a-z]+ [A-Z0-9]+ [\\w-]{6,43}, key redacted\\](, )?){5}\\]")
        .contains(
            ring.active(KeyPurpose.JWT).id(), ring.active(KeyPurpose.SUBJECT).id());
  }

  private KeyStore store() {
    return KeyStore.directory(directory.resolve("keys"));
  }
}
