package dev.jeton.key;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.json.JsonObject;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractThrowableAssert;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeySealTest {
  private static final Instant NOW = Instant.parse("2025-06-01T10:00:00Z");

  private final SecureRandom random = new SecureRandom();
  private final MasterKey masterKey = MasterKey.generate(random);
  private final KeyStore place = KeyStore.ephemeral();
  private final KeySeal seal = new KeySeal(masterKey, List.of(), place, random);
  private final KeyEntry mac = KeyEntry.generate(KeyPurpose.MAC, KeyAlgorithm.HS256, NOW, random);

  @ParameterizedTest
  @EnumSource(names = {"ED25519", "ES256", "PS256", "HS256"})
  void aKeyForJwtsOpensAsItWasSealed(KeyAlgorithm algorithm) {
    KeyEntry entry = KeyEntry.generate(KeyPurpose.JWT, algorithm, NOW, random);

    KeyEntry opened = seal.open(seal.seal(first(entry))).key();

    assertThat(opened.rawSigning()).isEqualTo(entry.rawSigning());
    assertThat(opened.rawVerifying()).isEqualTo(entry.rawVerifying());
    assertThat(opened.toString()).isEqualTo(entry.toString());
    assertThat(opened.createdAt()).isEqualTo(NOW);
  }

  @Test
  void aSecretOpensAsItWasSealed() {
    KeyEntry opened = seal.open(seal.seal(first(mac))).key();

    assertThat(opened.hmac(new byte[] {1, 2, 3})).isEqualTo(mac.hmac(new byte[] {1, 2, 3}));
    assertThat(opened.shortId()).isEqualTo(mac.shortId());
    assertThat(opened.purpose()).isEqualTo(KeyPurpose.MAC);
  }

  @ParameterizedTest
  @EnumSource(names = {"ED25519", "ES256", "PS256", "HS256"})
  void nothingOfTheKeyIsReadableInTheSealedText(KeyAlgorithm algorithm) {
    KeyEntry entry = KeyEntry.generate(KeyPurpose.JWT, algorithm, NOW, random);
    JsonObject secret = JsonWebKeys.secret(entry);

    String sealed = seal.seal(first(entry)).sealed();

    for (String segment : sealed.split("\\.", -1)) {
      String bytes = new String(Base64.getUrlDecoder().decode(segment), ISO_8859_1);
      assertThat(bytes).doesNotContain("\"d\"", "\"k\"", "\"jwk\"", "\"kty\"", "purpose");
    }
    for (String member : List.of("d", "p", "q", "dp", "dq", "qi", "k", "x", "n"))
      secret.text(member).ifPresent(value -> assertThat(sealed).doesNotContain(value));
  }

  @Test
  void aKeyUnderAnotherNameDoesNotOpen() {
    String sealed = seal.seal(first(mac)).sealed();

    assertRefused(new StoredKey("rotate-1", sealed))
        .hasMessageContaining("key rotate-1")
        .hasMessageContaining("name");
    assertRefused(new StoredKey("mac-2", sealed)).hasMessageContaining("name");
  }

  @Test
  void aKeyOfOnePurposeSealedUnderTheNameOfAnotherDoesNotOpen() {
    Map<String, Object> payload = payload();
    payload.put("name", "rotate-1");
    String sealed = crafted("A256GCMKW", "A256GCM", jwe -> {}, payload).sealed();

    assertRefused(new StoredKey("rotate-1", sealed)).hasMessageContaining("its purpose is mac");
  }

  @Test
  void anotherMasterKeyOpensNothingAndIsNamed() {
    MasterKey other = MasterKey.generate(random);
    StoredKey stored = new KeySeal(other, List.of(), place, random).seal(first(mac));

    assertRefused(stored)
        .hasMessage("key mac-1 in the ephemeral key store is sealed under another master key than "
            + masterKey.id() + ": start with the one that made it");
  }

  @Test
  void aForgedMasterKeyIdDoesNotHelpAnotherMasterKey() {
    MasterKey other = MasterKey.generate(random);
    StoredKey stored =
        crafted("A256GCMKW", "A256GCM", jwe -> jwe.setKey(other.reveal()), payload());

    assertRefused(stored).hasMessageContaining("altered");
  }

  @Test
  void everyAlteredSegmentIsNoticed() {
    List<String> segments = List.of(seal.seal(first(mac)).sealed().split("\\.", -1));

    for (int changed = 0; changed < segments.size(); changed++) {
      List<String> altered = new ArrayList<>(segments);
      byte[] bytes = Base64.getUrlDecoder().decode(segments.get(changed));
      bytes[bytes.length / 2] ^= 1;
      altered.set(changed, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
      assertRefused(new StoredKey("mac-1", String.join(".", altered)));
    }
  }

  @Test
  void everyTruncationIsNoticed() {
    String sealed = seal.seal(first(mac)).sealed();

    for (int length = 0; length < sealed.length(); length++)
      assertRefused(new StoredKey("mac-1", sealed.substring(0, length)))
          .hasMessageContaining("damaged");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "....",
        "a.b.c",
        "a.b.c.d.e",
        "e30.AA.AA.AA.AA",
        "AA.AA.AA.AA.AA",
        "not sealed",
        "\u0000"
      })
  void garbageIsRefused(String garbage) {
    assertRefused(new StoredKey("mac-1", garbage)).hasMessageContaining("damaged");
  }

  @ParameterizedTest
  @CsvSource({"A256KW,A256GCM", "A256GCMKW,A256CBC-HS512", "A256GCMKW,A128GCM", "dir,A256GCM"})
  void otherAlgorithmsThanTheOnePairAreRefusedEvenUnderTheRightKey(
      String wrapping, String encryption) {
    StoredKey stored = crafted(wrapping, encryption, jwe -> {}, payload());

    assertRefused(stored).hasMessageContaining("damaged");
  }

  @Test
  void theCraftedFormIsTakenWhenNothingIsWrongWithIt() {
    StoredKey stored = crafted("A256GCMKW", "A256GCM", jwe -> {}, payload());

    assertThat(seal.open(stored).key().id()).isEqualTo(mac.id());
  }

  @Test
  void aCompressedKeyIsRefused() {
    StoredKey stored =
        crafted("A256GCMKW", "A256GCM", JsonWebEncryption::enableDefaultCompression, payload());

    assertRefused(stored).hasMessageContaining("damaged");
  }

  @Test
  void anUnknownVersionIsRefused() {
    Map<String, Object> payload = payload();
    payload.put("v", 3);

    assertRefused(crafted("A256GCMKW", "A256GCM", jwe -> {}, payload))
        .hasMessageContaining("release");
  }

  @ParameterizedTest
  @ValueSource(strings = {"v", "name", "purpose", "alg", "id", "created", "active_from", "jwk"})
  void aKeyThatLacksAMemberIsRefused(String member) {
    Map<String, Object> payload = payload();
    payload.remove(member);

    assertRefused(crafted("A256GCMKW", "A256GCM", jwe -> {}, payload));
  }

  @Test
  void aWeakSecretIsRefusedHoweverWellItIsSealed() {
    Map<String, Object> payload = payload();
    payload.put("jwk", Map.of("kty", "oct", "k", "c2VjcmV0"));

    assertRefused(crafted("A256GCMKW", "A256GCM", jwe -> {}, payload))
        .hasMessageContaining("shorter than 32")
        .message()
        .doesNotContain("c2VjcmV0");
  }

  @Test
  void theTimesOfAKeyAreSealedWithIt() {
    KeyFacts facts = KeyFacts.of(7, mac, NOW.plusSeconds(60)).revokedAt(NOW.plusSeconds(90));

    KeyFacts opened = seal.open(seal.seal(facts));

    assertThat(opened.number()).isEqualTo(7);
    assertThat(opened.activeFrom()).isEqualTo(NOW.plusSeconds(60));
    assertThat(opened.revokedAt()).contains(NOW.plusSeconds(90));
  }

  @Test
  void aFormerMasterKeyOpensButSealsNothing() {
    MasterKey next = MasterKey.generate(random);
    KeySeal moving = new KeySeal(next, List.of(masterKey), place, random);
    StoredKey former = seal.seal(first(mac));

    StoredKey moved = moving.seal(moving.open(former));

    assertThat(moving.current(former)).isFalse();
    assertThat(moving.current(moved)).isTrue();
    assertRefused(moved).hasMessageContaining("another master key");
  }

  private static KeyFacts first(KeyEntry entry) {
    return KeyFacts.of(1, entry, NOW);
  }

  private AbstractThrowableAssert<?, ? extends Throwable> assertRefused(StoredKey stored) {
    return assertThatThrownBy(() -> seal.open(stored))
        .isInstanceOf(KeyUnavailableException.class)
        .hasNoCause()
        .hasMessageContaining("key " + stored.name() + " in the ephemeral key store")
        .hasMessageNotContaining("\n");
  }

  private Map<String, Object> payload() {
    Map<String, Object> payload = new HashMap<>();
    payload.put("v", 2);
    payload.put("name", "mac-1");
    payload.put("purpose", "mac");
    payload.put("alg", "HS256");
    payload.put("id", mac.id());
    payload.put("created", NOW.getEpochSecond());
    payload.put("active_from", NOW.getEpochSecond());
    payload.put("jwk", JsonWebKeys.secret(mac));
    return payload;
  }

  private StoredKey crafted(
      String wrapping,
      String encryption,
      Consumer<JsonWebEncryption> change,
      Map<String, Object> payload) {
    JsonWebEncryption jwe = new JsonWebEncryption();
    jwe.setAlgorithmHeaderValue(wrapping);
    jwe.setEncryptionMethodHeaderParameter(encryption);
    jwe.setKeyIdHeaderValue(masterKey.id());
    jwe.setKey(masterKey.reveal());
    jwe.setPlaintext(JsonObject.of(payload).utf8());
    change.accept(jwe);
    try {
      return new StoredKey("mac-1", jwe.getCompactSerialization());
    } catch (JoseException e) {
      throw new AssertionError(e);
    }
  }
}
