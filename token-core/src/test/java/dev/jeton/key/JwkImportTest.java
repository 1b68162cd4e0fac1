package dev.jeton.key;

import static dev.jeton.key.KeyFiles.pair;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.Forge;
import dev.jeton.json.JsonObject;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JwkImportTest {
  // RFC 7515, appendix A.3.
  private static final Map<String, Object> EC = Map.of(
      "kty", "EC",
      "crv", "P-256",
      "x", "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
      "y", "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
      "d", "jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI");
  // RFC 8037, appendix A.1.
  private static final Map<String, Object> OKP = Map.of(
      "kty", "OKP",
      "crv", "Ed25519",
      "d", "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
      "x", "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");

  private static final Map<String, Object> RSA = rsa(3072);

  @TempDir
  Path directory;

  private KeyFiles files;

  @BeforeEach
  void open() {
    files = new KeyFiles(directory);
  }

  @Test
  @DisplayName("RFC 7515, appendix A.3, and RFC 8037, appendix A.1: the example keys")
  void theKeysOfTheStandardsAreTaken() {
    assertThat(read(EC).algorithm()).isEqualTo(KeyAlgorithm.ES256);
    assertThat(read(OKP).algorithm()).isEqualTo(KeyAlgorithm.ED25519);
  }

  @ParameterizedTest
  @CsvSource({"alg, ES256, ES384", "use, sig, enc"})
  @DisplayName("JWT attack 8: a key for another algorithm or use is not imported")
  void whatItSaysOfItselfMustLetItSign(String member, String right, String wrong) {
    assertThat(read(with(EC, member, right))).isNotNull();
    assertRefused(with(EC, member, wrong), "its " + member + " is not " + right);
    assertRefused(with(EC, member, 1), "its " + member + " is no text");
  }

  @Test
  @DisplayName("JWT attack 8: a key whose key_ops have no sign is not imported")
  void itsOperationsMustHaveSign() {
    assertThat(read(with(EC, "key_ops", List.of("sign")))).isNotNull();
    assertThat(read(with(EC, "key_ops", List.of("verify", "sign")))).isNotNull();
    assertRefused(with(EC, "key_ops", List.of("verify")), "key_ops don't let it sign");
    assertRefused(with(EC, "key_ops", List.of()), "key_ops don't let it sign");
    assertRefused(with(EC, "key_ops", "sign"), "key_ops don't let it sign");
  }

  @Test
  @DisplayName("JWT attack 36: a key with one name twice is not imported")
  void theJsonIsStrict() {
    String json = json(EC);

    assertThat(ImportedKey.jwk(files.of(json + "\n"))).isNotNull();
    assertRefused(json + "{}", "not one strict JSON object");
    assertRefused(json.replaceFirst("\\{", "{\"d\":\"AA\","), "not one strict JSON object");
    assertRefused("[" + json + "]", "not one strict JSON object");
    assertRefused("{\"keys\":[" + json + "]}", "it is a set");
  }

  @Test
  @DisplayName("JWT attack 21: a point off its curve is not imported")
  void thePointIsOnItsCurve() {
    assertRefused(with(EC, "y", of(EC, "x")), "ES256 takes an EC key on P-256");
  }

  @Test
  @DisplayName("JWT attack 5: a curve that is not the one of the algorithm is not imported")
  void aKeyOnAnotherCurveIsRefused() {
    assertRefused(with(EC, "crv", "P-384"), "its crv is not the one of ES256");
    assertRefused(with(OKP, "crv", "X25519"), "its crv is not the one of EdDSA");
    assertRefused(with(EC, "kty", "DSA"), "none of EC, OKP, RSA and oct");
  }

  @Test
  void thePublicHalfBelongsToThePrivateOne() {
    assertRefused(with(EC, "d", of(OKP, "d")), "does not belong to the private key");
    assertRefused(with(OKP, "d", of(EC, "d")), "does not belong to the private key");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        // The order of P-256.
        "_____wAAAAD__________7zm-q2nF56E87nKwvxjJVE"
      })
  void aPrivateNumberOutOfItsBoundsIsRefused(String number) {
    assertRefused(with(EC, "d", number), "is refused");
  }

  @Test
  void aPrivateNumberHasOneSpelling() {
    assertRefused(with(EC, "d", of(EC, "d") + "="), "its d is not base64url");
    assertRefused(with(EC, "d", "jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LJ"), "not base64url");
    assertRefused(with(EC, "d", "AA"), "its d has not 32 bytes");
    assertRefused(with(OKP, "d", "AA"), "its d has not 32 bytes");
    assertRefused(without(EC, "d"), "holds no private key");
  }

  @Test
  @DisplayName("JWT attack 21: an own RSA key under 3072 bits is not imported")
  void anRsaKeyHasAtLeast3072Bits() {
    assertThat(read(RSA).algorithm()).isEqualTo(KeyAlgorithm.PS256);
    assertThat(read(with(RSA, "alg", "PS256"))).isNotNull();
    assertRefused(with(RSA, "alg", "RS256"), "its alg is not PS256");
    assertRefused(rsa(2048), "PS256 takes an RSA key of at least 3072 bits");
    assertRefused(with(RSA, "oth", List.of(Map.of())), "more than two primes");
  }

  @Test
  @DisplayName("JWT attack 21: an RSA exponent of 1 is not imported")
  void anRsaExponentIsAboveOne() {
    assertRefused(with(RSA, "e", "AQ"), "is refused");
    assertRefused(with(RSA, "e", "Ag"), "is refused");
  }

  @ParameterizedTest
  @CsvSource({"p, q", "dp, dq", "qi, p"})
  void anRsaKeyWhoseMembersDisagreeIsRefused(String member, String other) {
    assertRefused(with(RSA, member, of(RSA, other)), "is refused");
  }

  @Test
  @DisplayName("Requirement 53: a secret has at least 32 bytes")
  void aSecretHasAtLeast32Bytes() {
    assertThat(read(oct(32)).algorithm()).isEqualTo(KeyAlgorithm.HS256);
    assertRefused(oct(31), "a secret of 31 bytes is shorter than 32");
    assertRefused(with(oct(64), "alg", "HS512"), "its alg is not HS256");
    assertRefused(with(oct(32), "k", "+/"), "its k is not base64url");
  }

  @Test
  @DisplayName("JWT attack 11: a secret that somebody may have thought of is not imported")
  void aSecretIsRandom() {
    byte[] few = new byte[32];
    for (int index = 0; index < 32; index++) few[index] = (byte) (index % 15);
    byte[] enough = few.clone();
    enough[0] = 15;
    enough[15] = 0;
    byte[] text = "correct horse battery staple 26!".getBytes(StandardCharsets.US_ASCII);
    byte[] notQuite = text.clone();
    notQuite[31] = 127;

    assertRefused(oct(few), "a secret with 15 different bytes");
    assertThat(read(oct(enough))).isNotNull();
    assertRefused(oct(text), "the secret is a text");
    assertThat(read(oct(notQuite))).isNotNull();
    assertRefused(oct(new byte[64]), "a secret with 1 different bytes");
  }

  private ImportedKey read(Map<String, ?> jwk) {
    return ImportedKey.jwk(files.of(json(jwk)));
  }

  private void assertRefused(Map<String, ?> jwk, String... words) {
    assertRefused(json(jwk), words);
  }

  private void assertRefused(String content, String... words) {
    Path file = files.of(content);

    KeyFiles.assertRefused(file, () -> ImportedKey.jwk(file), words);
  }

  private static String json(Map<String, ?> jwk) {
    return new String(JsonObject.of(jwk).utf8(), StandardCharsets.UTF_8);
  }

  private static Object of(Map<String, Object> jwk, String name) {
    return Objects.requireNonNull(jwk.get(name));
  }

  private static Map<String, Object> with(Map<String, Object> jwk, String name, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(jwk);
    changed.put(name, value);
    return changed;
  }

  private static Map<String, Object> without(Map<String, Object> jwk, String name) {
    Map<String, Object> changed = new LinkedHashMap<>(jwk);
    changed.remove(name);
    return changed;
  }

  private static Map<String, Object> oct(int bytes) {
    byte[] secret = new byte[bytes];
    IntStream.range(0, bytes).forEach(index -> secret[index] = (byte) (index * 7 + 1));
    return oct(secret);
  }

  private static Map<String, Object> oct(byte[] secret) {
    return Map.of("kty", "oct", "k", Forge.base64(secret));
  }

  private static Map<String, Object> rsa(int bits) {
    RSAPrivateCrtKey key = (RSAPrivateCrtKey) pair("RSA" + bits).getPrivate();
    return Map.of(
        "kty", "RSA",
        "n", number(key.getModulus()),
        "e", number(key.getPublicExponent()),
        "d", number(key.getPrivateExponent()),
        "p", number(key.getPrimeP()),
        "q", number(key.getPrimeQ()),
        "dp", number(key.getPrimeExponentP()),
        "dq", number(key.getPrimeExponentQ()),
        "qi", number(key.getCrtCoefficient()));
  }

  private static String number(BigInteger number) {
    byte[] bytes = number.toByteArray();
    return Forge.base64(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
  }
}
