package dev.jeton.key;

import static dev.jeton.key.KeyFiles.keytool;
import static dev.jeton.key.KeyFiles.openssl;
import static dev.jeton.key.KeyFiles.opensslBytes;
import static dev.jeton.key.KeyFiles.pem;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Pkcs12ImportTest {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final String[] EC = {"-keyalg", "EC", "-groupname", "secp256r1"};

  @TempDir
  Path directory;

  private Path file;

  @BeforeEach
  void name() {
    file = directory.resolve("keys.p12");
  }

  @ParameterizedTest
  @CsvSource({
    "EC, -groupname, secp256r1, ES256",
    "Ed25519, -validity, 1, ED25519",
    "RSA, -keysize, 3072, PS256"
  })
  void theOneKeyOfAFileOfKeytoolIsTaken(
      String family, String option, String value, KeyAlgorithm algorithm) throws Exception {
    generate("one", "-keyalg", family, option, value);

    ImportedKey key = ImportedKey.pkcs12(file, PASSWORD);

    assertThat(key.algorithm()).isEqualTo(algorithm);
    assertThat(publicKeyOf(key)).isEqualTo(publicKeyIn(file, "one"));
  }

  @Test
  void aFileOfOpensslIsTaken() {
    Path openssl = new KeyFiles(directory).of(opensslBytes("ec.p12"));

    ImportedKey key = ImportedKey.pkcs12(openssl, "fixture".toCharArray());

    assertThat(pem("PUBLIC KEY", publicKeyOf(key))).isEqualTo(openssl("ec-public.pem"));
  }

  @Test
  void theAliasChoosesAmongSeveralKeys() throws Exception {
    generate("one", EC);
    generate("two", EC);

    ImportedKey key = ImportedKey.pkcs12(file, PASSWORD, "two");

    assertThat(publicKeyOf(key)).isEqualTo(publicKeyIn(file, "two"));
    assertRefused(PASSWORD, "several private keys, name one alias of [one, two]");
    KeyFiles.assertRefused(
        file,
        () -> ImportedKey.pkcs12(file, PASSWORD, "three"),
        "no private key of the alias three, but of [one, two]");
  }

  @Test
  @DisplayName("Of a chain of certificates the first is the key's own")
  void theFirstCertificateOfAChainCounts() throws Exception {
    generate("root", EC);
    generate("leaf", "-keyalg", "EC", "-groupname", "secp256r1", "-signer", "root");

    ImportedKey key = ImportedKey.pkcs12(file, PASSWORD, "leaf");

    assertThat(publicKeyOf(key)).isEqualTo(publicKeyIn(file, "leaf"));
  }

  @Test
  void aCertificateAloneIsNoKey() throws IOException {
    Path certificate = Files.writeString(directory.resolve("c.pem"), openssl("ec-certificate.pem"));
    keytool(file, "-importcert", "-noprompt", "-alias", "trusted", "-file", certificate.toString());

    assertRefused(PASSWORD, "holds no private key");
    KeyFiles.assertRefused(
        file, () -> ImportedKey.pkcs12(file, PASSWORD, "trusted"), "holds no private key");
  }

  @Test
  @DisplayName("JWT attack 8: a key that its certificate gives to encryption is not imported")
  void theCertificateMustLetTheKeySign() {
    generate("wraps", "-keyalg", "EC", "-groupname", "secp256r1", "-ext", "ku=keyAgreement");

    assertRefused(PASSWORD, "key usage of its certificate does not let the key make signatures");
  }

  @Test
  void aCertificateThatNamesSignaturesLetsTheKeySign() {
    generate("signs", "-keyalg", "EC", "-groupname", "secp256r1", "-ext", "ku=digitalSignature");

    assertThat(ImportedKey.pkcs12(file, PASSWORD)).isNotNull();
  }

  @Test
  @DisplayName("JWT attack 21: an own RSA key under 3072 bits is not imported")
  void aSmallRsaKeyIsRefused() {
    generate("small", "-keyalg", "RSA", "-keysize", "2048");

    assertRefused(PASSWORD, "PS256 takes an RSA key of at least 3072 bits");
  }

  @Test
  void anEllipticKeyOnAnotherCurveIsRefused() {
    generate("another", "-keyalg", "EC", "-groupname", "secp384r1");

    assertRefused(PASSWORD, "ES256 takes an EC key on P-256");
  }

  @Test
  void aWrongPasswordIsRefusedAndNotTold() {
    generate("one", EC);

    assertRefused("a-wrong-password".toCharArray(), "its password is wrong, or it is not");
    assertRefused(new char[0], "its password is wrong, or it is not");
  }

  @Test
  @DisplayName("Attack 52: no message tells the password")
  void theMessageHasNoPassword() {
    char[] password = "a-wrong-password".toCharArray();
    generate("one", EC);

    try {
      ImportedKey.pkcs12(file, password);
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageNotContaining("a-wrong-password").hasNoCause();
    }
    assertThat(password).isEqualTo("a-wrong-password".toCharArray());
  }

  @Test
  void whatIsNoPkcs12FileIsRefused() throws IOException {
    generate("one", EC);
    byte[] whole = Files.readAllBytes(file);
    byte[] altered = whole.clone();
    altered[whole.length / 2] ^= 1;

    Files.write(file, Arrays.copyOf(whole, whole.length - 9));
    assertRefused(PASSWORD, "not a PKCS #12 file");
    Files.write(file, altered);
    assertRefused(PASSWORD, "not a PKCS #12 file");
    Files.write(file, "garbage".getBytes(StandardCharsets.US_ASCII));
    assertRefused(PASSWORD, "not a PKCS #12 file");
    Files.write(file, whole);
    assertThat(ImportedKey.pkcs12(file, PASSWORD)).isNotNull();
  }

  private void generate(String alias, String... how) {
    String[] command = Arrays.copyOf(
        new String[] {"-genkeypair", "-alias", alias, "-dname", "CN=x"}, 5 + how.length);
    System.arraycopy(how, 0, command, 5, how.length);
    keytool(file, command);
  }

  private void assertRefused(char[] password, String... words) {
    KeyFiles.assertRefused(file, () -> ImportedKey.pkcs12(file, password), words);
  }

  private static byte[] publicKeyOf(ImportedKey key) {
    return key.entry(Instant.EPOCH, new SecureRandom()).rawVerifying().getEncoded();
  }

  private static byte[] publicKeyIn(Path file, String alias)
      throws IOException, GeneralSecurityException {
    java.security.KeyStore store = java.security.KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    return store.getCertificate(alias).getPublicKey().getEncoded();
  }
}
