package dev.jeton.key;

import static dev.jeton.key.KeyFiles.openssl;
import static dev.jeton.key.KeyFiles.pair;
import static dev.jeton.key.KeyFiles.pem;
import static dev.jeton.key.KeyFiles.privatePem;
import static dev.jeton.key.KeyFiles.publicPem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PemImportTest {
  // RFC 8410, sections 10.1 and 10.3.
  private static final String RFC_8410_PRIVATE = """
      -----BEGIN PRIVATE KEY-----
      MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
      -----END PRIVATE KEY-----
      """;
  private static final String RFC_8410_PUBLIC =
      "MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=";

  @TempDir
  Path directory;

  private KeyFiles files;

  @BeforeEach
  void open() {
    files = new KeyFiles(directory);
  }

  @ParameterizedTest
  @CsvSource({"secp256r1, ES256", "Ed25519, ED25519", "RSA3072, PS256"})
  void aKeyPairOfTheJdkIsTaken(String kind, KeyAlgorithm algorithm) {
    KeyPair pair = pair(kind);

    ImportedKey key = ImportedKey.pem(files.of(privatePem(pair), publicPem(pair)));

    assertThat(key.algorithm()).isEqualTo(algorithm);
    assertThat(publicKeyOf(key)).isEqualTo(pair.getPublic().getEncoded());
    assertThat(key).hasToString("ImportedKey[" + algorithm.jose() + ", key redacted]");
  }

  // The y of a point on P-256 is one of two.
  @RepeatedTest(8)
  void thePublicKeyOfAnEllipticKeyThatCameAloneIsFound() {
    KeyPair pair = pair("secp256r1");

    ImportedKey key = ImportedKey.pem(files.of(privatePem(pair)));

    assertThat(publicKeyOf(key)).isEqualTo(pair.getPublic().getEncoded());
  }

  @Test
  @DisplayName("RFC 8410, section 10: the public key of the example's private key")
  void thePublicKeyOfAnEd25519KeyThatCameAloneIsFound() {
    ImportedKey key = ImportedKey.pem(files.of(RFC_8410_PRIVATE));

    assertThat(publicKeyOf(key)).asBase64Encoded().isEqualTo(RFC_8410_PUBLIC);
  }

  @ParameterizedTest
  @CsvSource({"ec.pem, ES256", "ed25519.pem, ED25519", "rsa.pem, PS256", "rsa-exponent-3.pem, PS256"
  })
  void aKeyOfOpensslIsTaken(String name, KeyAlgorithm algorithm) {
    ImportedKey key = ImportedKey.pem(files.of(openssl(name)));

    assertThat(key.algorithm()).isEqualTo(algorithm);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ec-public.pem", "ec-certificate.pem"})
  void thePublicKeyMayStandBesideThePrivateOneInEitherOrder(String name) {
    ImportedKey key = ImportedKey.pem(files.of(openssl("ec.pem"), openssl(name)));

    assertThat(pem("PUBLIC KEY", publicKeyOf(key))).isEqualTo(openssl("ec-public.pem"));
    assertThat(ImportedKey.pem(files.of(openssl(name), openssl("ec.pem")))).isNotNull();
  }

  @Test
  void linesMayEndAsOnWindows() {
    assertThat(ImportedKey.pem(files.of(openssl("ec.pem").replace("\n", "\r\n"))))
        .isNotNull();
  }

  @ParameterizedTest
  @CsvSource({"ec-encrypted.pem, encrypted", "rsa-pkcs1.pem, PKCS #1", "ec-sec1.pem, SEC 1"})
  void anotherFormIsRefusedWithTheCommandThatConvertsIt(String name, String form) {
    assertRefused(openssl(name), form, "openssl pkey -in old.pem -out new.pem");
  }

  @Test
  void aKeyThatOnlyMakesPssSignaturesIsRefused() {
    assertRefused(openssl("rsa-pss.pem"), "none of EC, Ed25519 and RSA");
  }

  @ParameterizedTest
  @ValueSource(strings = {"secp256r1", "Ed25519", "RSA3072"})
  @DisplayName("A private key beside the public key or the certificate of another")
  void aPublicKeyOfAnotherIsRefused(String kind) {
    String key = privatePem(pair(kind));

    assertRefused(key + publicPem(pair(kind)), "does not belong to the private key");
  }

  @Test
  void theCertificateOfAnotherKeyIsRefused() {
    assertRefused(
        privatePem(pair("secp256r1")) + openssl("ec-certificate.pem"),
        "does not belong to the private key");
    assertRefused(
        privatePem(pair("Ed25519")) + openssl("ec-certificate.pem"),
        "the key can't sign with ES256");
  }

  @Test
  void moreThanOnePrivateKeyIsRefused() {
    assertRefused(
        privatePem(pair("Ed25519")) + privatePem(pair("Ed25519")), "holds 2 private keys");
  }

  @Test
  void thePublicKeyTwiceIsRefused() {
    assertRefused(
        openssl("ec.pem") + openssl("ec-public.pem") + openssl("ec-public.pem"), "more than once");
    assertRefused(
        openssl("ec.pem") + openssl("ec-public.pem") + openssl("ec-certificate.pem"),
        "more than once");
  }

  @Test
  void aPublicKeyAloneIsRefused() {
    assertRefused(openssl("ec-public.pem"), "holds no private key");
    assertRefused("", "holds no private key");
  }

  @Test
  void whateverStandsOutsideOfTheBlocksIsRefused() {
    assertRefused(openssl("ec.pem") + "\ngarbage\n", "line 7 is outside");
    assertRefused("Bag Attributes\n" + openssl("ec.pem"), "line 1 is outside");
    assertRefused(openssl("ec.pem").stripTrailing() + "garbage\n", "has no end");
  }

  @Test
  void bytesBehindTheKeyAreRefused() {
    byte[] der = pair("Ed25519").getPrivate().getEncoded();

    assertThat(ImportedKey.pem(files.of(pem("PRIVATE KEY", der)))).isNotNull();
    assertRefused(pem("PRIVATE KEY", Arrays.copyOf(der, der.length + 1)), "not one DER value");
    assertRefused(pem("PRIVATE KEY", Arrays.copyOf(der, der.length - 1)), "not one DER value");
    assertRefused(pem("PRIVATE KEY", new byte[] {0x30}), "not one DER value");
    assertRefused(pem("PRIVATE KEY", new byte[0]), "not one DER value");
    assertRefused(pem("PRIVATE KEY", new byte[] {0x30, 0}), "none of EC, Ed25519 and RSA");
  }

  @Test
  void base64InAnotherSpellingIsRefused() {
    assertRefused(openssl("ec.pem").replaceFirst("M", "*"), "not one DER value as base64");
    assertRefused(RFC_8410_PRIVATE.replace("EdVhC", "EdVh"), "not one DER value as base64");
  }

  @Test
  void aBlockOfAnotherKindIsRefused() {
    assertRefused(pem("OPENSSH PRIVATE KEY", new byte[8]), "none of PRIVATE KEY, PUBLIC KEY and");
  }

  @Test
  @DisplayName("JWT attack 21: an own RSA key under 3072 bits is not imported")
  void anRsaKeyHasAtLeast3072Bits() {
    assertRefused(privatePem(pair("RSA2048")), "PS256 takes an RSA key of at least 3072 bits");
    assertThat(ImportedKey.pem(files.of(privatePem(pair("RSA3072")))).algorithm())
        .isEqualTo(KeyAlgorithm.PS256);
  }

  @ParameterizedTest
  @ValueSource(strings = {"secp384r1", "secp521r1"})
  @DisplayName("JWT attack 5: a key on another curve is not imported")
  void anEllipticKeyIsOnP256(String curve) {
    KeyPair pair = pair(curve);

    assertRefused(privatePem(pair), "ES256 takes an EC key on P-256");
    assertRefused(privatePem(pair) + publicPem(pair), "ES256 takes an EC key on P-256");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ed448", "X25519", "DSA"})
  void aKeyOfAnotherFamilyIsRefused(String family) {
    assertRefused(privatePem(pair(family)), "none of EC, Ed25519 and RSA");
  }

  @Test
  void aFileThatOthersCanReadIsRefused() throws IOException {
    Path file = files.of(openssl("ec.pem"));

    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

    assertThatThrownBy(() -> ImportedKey.pem(file))
        .isInstanceOf(KeyUnavailableException.class)
        .hasMessageContaining("open to others");
    assertThatThrownBy(() -> ImportedKey.pem(directory.resolve("none")))
        .isInstanceOf(KeyUnavailableException.class)
        .hasMessageContaining("does not exist");
  }

  @Test
  void aFileHasAtMost64Kibibytes() {
    String key = openssl("ec.pem");

    assertThat(ImportedKey.pem(files.of(key + " ".repeat(65_536 - key.length()))))
        .isNotNull();
    assertThatThrownBy(() -> ImportedKey.pem(files.of(key + " ".repeat(65_537 - key.length()))))
        .isInstanceOf(KeyUnavailableException.class)
        .hasMessageContaining("larger than 65536 bytes");
  }

  private void assertRefused(String content, String... words) {
    Path file = files.of(content);

    KeyFiles.assertRefused(file, () -> ImportedKey.pem(file), words);
  }

  private static byte[] publicKeyOf(ImportedKey key) {
    return key.entry(Instant.EPOCH, new SecureRandom()).rawVerifying().getEncoded();
  }
}
