package dev.jeton.key;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeyEntryTest {
  private static final Instant NOW = Instant.parse("2025-06-01T10:00:00.123Z");
  private static final String ID = "AAAAKg";

  private final SecureRandom random = new SecureRandom();

  @Test
  @DisplayName("RFC 4231, section 4.8: HMAC-SHA-256 with a key longer than the block")
  void theMacOfAllPartsIsThatOfTheStandard() {
    byte[] secret = HexFormat.of().parseHex("aa".repeat(131));
    KeyEntry mac = KeyEntry.ofSecret(KeyPurpose.MAC, ID, NOW, secret);

    byte[] tag = mac.hmac(
        "This is a test using a larger than block-size key and a larger t".getBytes(US_ASCII),
        "han block-size data. The key needs to be hashed before being used by the HMAC algorithm."
            .getBytes(US_ASCII));

    assertThat(HexFormat.of().formatHex(tag))
        .isEqualTo("9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2");
  }

  @Test
  void threadsThatShareAKeyDoNotDisturbEachOther() throws Exception {
    KeyEntry mac = KeyEntry.generate(KeyPurpose.MAC, KeyAlgorithm.HS256, NOW, random);
    byte[] text = "text".getBytes(US_ASCII);
    byte[] expected = mac.hmac(text);

    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Future<Boolean>> results = new ArrayList<>();
    for (int thread = 0; thread < 8; thread++)
      results.add(threads.submit(() -> agrees(mac, text, expected)));
    threads.shutdown();

    for (Future<Boolean> result : results) assertThat(result.get()).isTrue();
  }

  private static boolean agrees(KeyEntry mac, byte[] text, byte[] expected) {
    for (int round = 0; round < 5_000; round++)
      if (!MessageDigest.isEqual(mac.hmac(text), expected)) return false;
    return true;
  }

  @Test
  void theShortIdIsTheFourBytesOfTheId() {
    KeyEntry mac = KeyEntry.ofSecret(KeyPurpose.MAC, ID, NOW, new byte[32]);

    assertThat(mac.shortId()).isEqualTo(42);
  }

  @Test
  void aKeyPairHasNoShortId() {
    KeyEntry jwt = KeyEntry.generate(KeyPurpose.JWT, KeyAlgorithm.ES256, NOW, random);

    assertThatThrownBy(jwt::shortId).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void anIdOfAnotherLengthOrSpellingIsRefused() {
    for (String id : List.of("", "AAAA", "AAAAKgA", "AAAAKh", "AAAAKg==", "AA+AKg"))
      assertThatThrownBy(() -> KeyEntry.ofSecret(KeyPurpose.MAC, id, NOW, new byte[32]))
          .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void keysAreDatedInWholeSeconds() {
    KeyEntry mac = KeyEntry.generate(KeyPurpose.MAC, KeyAlgorithm.HS256, NOW, random);

    assertThat(mac.createdAt()).isEqualTo("2025-06-01T10:00:00Z");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JWT")
  void aSecretOfAnyOtherPurposeThanJwtNeverLeaves(KeyPurpose purpose) {
    KeyEntry entry = KeyEntry.generate(purpose, KeyAlgorithm.HS256, NOW, random);

    assertThatThrownBy(() -> entry.sign(new byte[1])).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(entry::verification).isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @EnumSource(names = {"ED25519", "ES256", "PS256", "HS256"})
  void aKeyForJwtsComputesNoMac(KeyAlgorithm algorithm) {
    KeyEntry jwt = KeyEntry.generate(KeyPurpose.JWT, algorithm, NOW, random);

    assertThatThrownBy(() -> jwt.hmac(new byte[1])).isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JWT")
  void onlyJwtsAreSignedByKeyPairs(KeyPurpose purpose) {
    assertThatThrownBy(() -> KeyEntry.generate(purpose, KeyAlgorithm.ES256, NOW, random))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aSecretOf32BytesIsTaken() {
    assertThat(KeyEntry.ofSecret(KeyPurpose.JWT, ID, NOW, new byte[32]).algorithm())
        .isEqualTo(KeyAlgorithm.HS256);
  }

  @Test
  @DisplayName(
      "RFC 7518, section 3.2: a key of the same size as the hash output or larger MUST be used")
  void aSecretOf31BytesIsRefused() {
    assertThatThrownBy(() -> KeyEntry.ofSecret(KeyPurpose.JWT, ID, NOW, new byte[31]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("31 bytes");
  }

  @Test
  void anRsaKeyOf2048BitsIsRefused() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair weak = generator.generateKeyPair();

    assertThatThrownBy(() -> KeyEntry.ofPair(KeyPurpose.JWT, KeyAlgorithm.PS256, NOW, weak))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3072");
  }

  @Test
  void aKeyOnAnotherCurveIsRefused() throws Exception {
    KeyPair p384 = elliptic("secp384r1");

    assertThatThrownBy(() -> KeyEntry.ofPair(KeyPurpose.JWT, KeyAlgorithm.ES256, NOW, p384))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("P-256");
  }

  @Test
  @DisplayName("RFC 8725, section 3.4: a point that is not on the curve is refused")
  void aPointOffTheCurveIsRefused() throws Exception {
    KeyPair pair = elliptic("secp256r1");
    ECPublicKey honest = (ECPublicKey) pair.getPublic();
    ECPoint off =
        new ECPoint(honest.getW().getAffineX(), honest.getW().getAffineY().add(BigInteger.ONE));
    PublicKey forged =
        KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(off, honest.getParams()));

    assertThatThrownBy(() -> KeyEntry.ofPair(
            KeyPurpose.JWT, KeyAlgorithm.ES256, NOW, new KeyPair(forged, pair.getPrivate())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("P-256");
  }

  @ParameterizedTest
  @EnumSource(names = {"ED25519", "ES256", "PS256"})
  void halvesOfTwoPairsAreRefused(KeyAlgorithm algorithm) {
    KeyPair one = KeyPairs.generate(algorithm, random);
    KeyPair other = KeyPairs.generate(algorithm, random);

    assertThatThrownBy(() -> KeyEntry.ofPair(
            KeyPurpose.JWT, algorithm, NOW, new KeyPair(one.getPublic(), other.getPrivate())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("does not belong");
  }

  @ParameterizedTest
  @EnumSource(names = {"ED25519", "ES256", "PS256", "HS256"})
  void aKeyOfAnotherAlgorithmIsRefused(KeyAlgorithm algorithm) throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("X25519").generateKeyPair();

    assertThatThrownBy(() -> KeyEntry.ofPair(KeyPurpose.JWT, algorithm, NOW, pair))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theTextOfAKeyShowsItsIdAndNoSecret() {
    byte[] secret = new byte[32];
    random.nextBytes(secret);

    String text = KeyEntry.ofSecret(KeyPurpose.MAC, ID, NOW, secret).toString();

    assertThat(text)
        .isEqualTo("KeyEntry[mac HS256 AAAAKg, key redacted]")
        .doesNotContain(Base64.getUrlEncoder().encodeToString(secret).substring(0, 8));
  }

  private static KeyPair elliptic(String curve) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(curve));
    return generator.generateKeyPair();
  }
}
