package dev.jeton.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.Forge;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerificationKeyTest {
  private static final byte[] INPUT = "header.claims".getBytes(StandardCharsets.US_ASCII);
  private static final BigInteger F4 = BigInteger.valueOf(65_537);

  @ParameterizedTest
  @CsvSource({
    "ED25519, Ed25519, Ed25519",
    "ES256, secp256r1, SHA256withECDSAinP1363Format",
    "ES384, secp384r1, SHA384withECDSAinP1363Format",
    "ES512, secp521r1, SHA512withECDSAinP1363Format",
    "PS256, RSA, SHA-256",
    "PS384, RSA, SHA-384",
    "PS512, RSA, SHA-512",
    "RS256, RSA, SHA256withRSA",
    "RS384, RSA, SHA384withRSA",
    "RS512, RSA, SHA512withRSA"
  })
  void aSignatureMadeByTheJdkVerifiesAndAnyOtherLengthOfItDoesNot(
      KeyAlgorithm algorithm, String family, String signature) throws Exception {
    KeyPair pair = pair(family);
    VerificationKey key = VerificationKey.of("kid", algorithm, pair.getPublic());
    byte[] signed = signed(signature, pair);

    assertThat(key.verifies(INPUT, signed)).isTrue();
    assertThat(key.verifies(new byte[] {1}, signed)).isFalse();
    assertThat(key.verifies(INPUT, Arrays.copyOf(signed, signed.length + 2))).isFalse();
    assertThat(key.verifies(INPUT, Arrays.copyOf(signed, signed.length - 2))).isFalse();
    assertThat(key.verifies(INPUT, new byte[0])).isFalse();
    assertThat(key.verifies(INPUT, new byte[signed.length])).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"HS256, HmacSHA256, 32", "HS384, HmacSHA384, 48", "HS512, HmacSHA512, 64"})
  @DisplayName("RFC 7518, section 3.2: a secret is at least as long as the hash")
  void aSecretIsAtLeastAsLongAsTheHash(KeyAlgorithm algorithm, String mac, int bytes) {
    byte[] secret = new byte[bytes];
    VerificationKey key = VerificationKey.ofSecret("kid", algorithm, secret);
    byte[] tag = Forge.hmac(mac, secret, new String(INPUT, StandardCharsets.US_ASCII));

    assertThat(key.verifies(INPUT, tag)).isTrue();
    assertThat(key.verifies(INPUT, Arrays.copyOf(tag, bytes - 1))).isFalse();
    assertThatThrownBy(() -> VerificationKey.ofSecret("kid", algorithm, new byte[bytes - 1]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a secret of " + (bytes - 1) + " bytes is shorter than " + bytes + ", which "
            + algorithm.jose() + " needs");
  }

  @Test
  void aKeyShowsItsIdAndAlgorithmAlone() {
    VerificationKey key = VerificationKey.ofSecret("kid", KeyAlgorithm.HS256, new byte[32]);

    assertThat(key).hasToString("VerificationKey[HS256 kid]");
    assertThat(key.id()).isEqualTo("kid");
    assertThat(key.algorithm()).isEqualTo(KeyAlgorithm.HS256);
  }

  @ParameterizedTest
  @EnumSource
  void aPublicKeyIsNoSecretAndTheReverse(KeyAlgorithm algorithm) throws Exception {
    PublicKey foreign = pair("X25519").getPublic();

    assertThatThrownBy(() -> VerificationKey.of("kid", algorithm, foreign))
        .isInstanceOf(IllegalArgumentException.class);
    if (!algorithm.symmetric())
      assertThatThrownBy(() -> VerificationKey.ofSecret("kid", algorithm, new byte[64]))
          .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("JWT attack 21: a foreign RSA key under 2048 bits")
  void aForeignRsaKeyHasAtLeast2048Bits() {
    BigInteger enough = odd(2048);
    BigInteger small = odd(2047);

    assertThat(rsa(enough, F4)).isNotNull();
    assertThatThrownBy(() -> rsa(small, F4)).hasMessageContaining("2048 bits");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 65_536})
  @DisplayName("JWT attack 21: an RSA exponent of 1, or an even one")
  void aWeakExponentIsRefused(int exponent) {
    assertThatThrownBy(() -> rsa(odd(2048), BigInteger.valueOf(exponent)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("odd and above 1");
  }

  @Test
  @DisplayName("JWT attack 21: an RSA modulus with the ROCA fingerprint")
  void aModulusOfTheFaultyFamilyIsRefused() {
    BigInteger primorial = IntStream.rangeClosed(2, 701)
        .mapToObj(BigInteger::valueOf)
        .filter(number -> number.isProbablePrime(50))
        .reduce(BigInteger.ONE, BigInteger::multiply);
    BigInteger family = primorial
        .multiply(BigInteger.ONE.shiftLeft(2047 - primorial.bitLength()))
        .add(F4.modPow(BigInteger.valueOf(12_345), primorial));

    assertThat(RocaFingerprint.of(family)).isTrue();
    assertThat(RocaFingerprint.of(family.add(BigInteger.TWO))).isFalse();
    assertThatThrownBy(() -> rsa(family.add(primorial.shiftLeft(2046 - primorial.bitLength())), F4))
        .hasMessageContaining("ROCA");
  }

  @ParameterizedTest
  @CsvSource({"ES256, secp384r1, P-256", "ES384, secp256r1, P-384", "ES512, secp384r1, P-521"})
  @DisplayName("JWT attack 5: a key of another curve")
  void anEcKeyIsOnTheCurveOfItsAlgorithm(KeyAlgorithm algorithm, String curve, String wanted) {
    assertThatThrownBy(() -> VerificationKey.of("kid", algorithm, pair(curve).getPublic()))
        .hasMessage(algorithm.jose() + " takes an EC key on " + wanted);
  }

  @ParameterizedTest
  @EnumSource(
      names = {"ED25519", "ES256", "PS256", "HS256"},
      mode = EnumSource.Mode.EXCLUDE)
  void whatOnlyVerifiesNeverSigns(KeyAlgorithm algorithm) {
    assertThat(algorithm.mayIssue()).isFalse();
    assertThatThrownBy(() -> KeyPolicy.ephemeral().withJwtAlgorithm(algorithm))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(algorithm.jose()
            + " only verifies foreign tokens: sign with ES256, EdDSA, PS256 or HS256");
    for (String family : List.of("secp384r1", "RSA"))
      assertThatThrownBy(() -> KeyPairs.proven("kid", algorithm, pair(family)))
          .hasMessageContaining("only verifies");
  }

  private static VerificationKey rsa(BigInteger modulus, BigInteger exponent) {
    return VerificationKey.of("kid", KeyAlgorithm.RS256, new HandMade.Rsa(modulus, exponent));
  }

  private static BigInteger odd(int bits) {
    return new BigInteger(bits, new SecureRandom()).setBit(bits - 1).setBit(0);
  }

  private static KeyPair pair(String family) throws Exception {
    KeyPairGenerator generator =
        KeyPairGenerator.getInstance(family.startsWith("secp") ? "EC" : family);
    if (family.startsWith("secp")) generator.initialize(new ECGenParameterSpec(family));
    if (family.equals("RSA")) generator.initialize(2048);
    return generator.generateKeyPair();
  }

  private static byte[] signed(String algorithm, KeyPair pair) throws Exception {
    boolean pss = algorithm.startsWith("SHA-");
    Signature signature = Signature.getInstance(pss ? "RSASSA-PSS" : algorithm);
    if (pss)
      signature.setParameter(new PSSParameterSpec(
          algorithm,
          "MGF1",
          new MGF1ParameterSpec(algorithm),
          Integer.parseInt(algorithm.substring(4)) / 8,
          1));
    signature.initSign(pair.getPrivate());
    signature.update(INPUT);
    return signature.sign();
  }
}
