package dev.jeton.key;

import static dev.jeton.token.jwks.ForeignKey.json;
import static dev.jeton.token.jwks.ForeignKey.set;
import static dev.jeton.token.jwks.ForeignKey.setOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.Forge;
import dev.jeton.json.JsonObject;
import dev.jeton.token.jwks.ForeignKey;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JwkSetTest {
  private static final Set<KeyAlgorithm> ALL =
      EnumSet.complementOf(EnumSet.of(KeyAlgorithm.HS256, KeyAlgorithm.HS384, KeyAlgorithm.HS512));
  private static final ForeignKey EC = ForeignKey.es256("ec");
  private static final ForeignKey RSA = ForeignKey.rsa("rsa", "PS256", 2048);
  private static final String SECRET = "{\"kty\":\"oct\",\"kid\":\"s\",\"alg\":\"HS256\",\"k\":\""
      + Forge.base64(new byte[32]) + "\"}";
  private static final String INPUT = "header.claims";

  private static JsonObject document(String json) {
    return JsonObject.parse(json.getBytes(UTF_8)).orElseThrow();
  }

  private static JwkSet.Reading read(String set) {
    return JwkSet.ofPublicKeys(document(set), ALL);
  }

  private static JwkSet accepted(String set) {
    JwkSet.Reading reading = read(set);
    assertThat(reading).isInstanceOf(JwkSet.Accepted.class);
    return ((JwkSet.Accepted) reading).keys();
  }

  private static String refusal(JwkSet.Reading reading) {
    assertThat(reading).isInstanceOf(JwkSet.Refused.class);
    return ((JwkSet.Refused) reading).why();
  }

  private static String changed(ForeignKey key, String member, Object value) {
    Map<String, Object> members = key.members();
    members.put(member, value);
    return json(members);
  }

  private static String without(ForeignKey key, String member) {
    Map<String, Object> members = key.members();
    members.remove(member);
    return json(members);
  }

  static Stream<ForeignKey> kinds() {
    return Stream.of(
        EC,
        ForeignKey.es384("ec3"),
        ForeignKey.es512("ec5"),
        ForeignKey.edDsa("ed"),
        RSA,
        RSA.as("rsa", "PS384"),
        RSA.as("rsa", "PS512"),
        RSA.as("rsa", "RS256"));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aKeyOfEachKindVerifiesWhatItsOwnerSigned(ForeignKey key) {
    VerificationKey read = accepted(set(key)).find(key.id()).orElseThrow();

    assertThat(read.algorithm().jose()).isEqualTo(key.algorithm());
    assertThat(read.verifies(INPUT.getBytes(UTF_8), key.signature(INPUT))).isTrue();
    assertThat(read.verifies("other".getBytes(UTF_8), key.signature(INPUT))).isFalse();
  }

  @Test
  void aKeyIsFoundByItsIdAlone() {
    JwkSet keys = accepted(set(EC, RSA));

    assertThat(keys.find("ec")).isPresent();
    assertThat(keys.find("rsa")).isPresent();
    assertThat(keys.find("EC")).isEmpty();
    assertThat(keys.find("")).isEmpty();
  }

  @Test
  @DisplayName("JWT attack 18: without a kid only the one key of a set is meant")
  void theOnlyKeyIsFoundWithoutAnId() {
    assertThat(accepted(set(EC)).only()).isPresent();
    assertThat(accepted(set(EC, RSA)).only()).isEmpty();
  }

  @Test
  void aKeyWithoutAnIdHasItsThumbprint() {
    VerificationKey read = accepted(setOf(without(EC, "kid"))).only().orElseThrow();

    assertThat(read.id()).hasSize(43);
  }

  @Test
  @DisplayName("JWT attack 20: a secret among public keys")
  void aMixedSetIsRefused() {
    assertThat(refusal(read(setOf(EC.jwk(), SECRET)))).contains("key 2 of 2: it is a secret");
    assertThat(refusal(read(setOf(SECRET)))).contains("it is a secret");
  }

  @Test
  @DisplayName("JWT attack 20: two keys of one kid, be one of them for another use")
  void aSetWithADuplicateIdIsRefused() {
    String other = ForeignKey.es256("ec").jwk();
    String encrypting = changed(ForeignKey.rsa("ec", "PS256", 2048), "use", "enc");

    assertThat(refusal(read(setOf(EC.jwk(), other)))).contains("another key has the same id");
    assertThat(refusal(read(setOf(EC.jwk(), encrypting)))).contains("the same id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"d", "p", "q", "dp", "dq", "qi", "oth", "k"})
  @DisplayName("Requirement 87, JWT attack 20: private members, of a key of whatever use")
  void aSetWithPrivateMembersIsRefused(String member) {
    String shown = changed(RSA, member, "AQAB");
    String encrypting = shown.replace("\"sig\"", "\"enc\"");

    assertThat(refusal(read(setOf(EC.jwk(), shown))))
        .isEqualTo("key 2 of 2: it shows private members");
    assertThat(refusal(read(setOf(EC.jwk(), encrypting)))).contains("private members");
  }

  @Test
  @DisplayName("JWT attack 20: a hundred keys are read")
  void aSetOfTheMostKeysIsRead() {
    String[] keys =
        IntStream.range(0, 100).mapToObj(i -> EC.as("k" + i, "ES256").jwk()).toArray(String[]::new);

    assertThat(accepted(setOf(keys)).find("k99")).isPresent();
  }

  @Test
  @DisplayName("JWT attack 20: a hundred and one are not")
  void aSetOfMoreKeysIsRefused() {
    String[] keys =
        IntStream.range(0, 101).mapToObj(i -> EC.as("k" + i, "ES256").jwk()).toArray(String[]::new);

    assertThat(refusal(read(setOf(keys)))).isEqualTo("it has 101 keys, more than 100");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "{\"keys\":null}", "{\"keys\":{}}", "{\"keys\":[1]}", "{\"keys\":\"x\"}"})
  void whatIsNoSetIsRefused(String document) {
    assertThat(refusal(read(document))).isEqualTo("it has no array of keys");
  }

  @Test
  void aSetOfNoUsefulKeyIsRefused() {
    assertThat(refusal(read("{\"keys\":[]}"))).contains("none of its 0 keys");
    assertThat(refusal(read(setOf(changed(EC, "use", "enc"))))).contains("none of its 1 keys");
  }

  @Test
  @DisplayName("JWT attack 21: an RSA key of 1024 bits")
  void aShortRsaKeyIsRefused() {
    ForeignKey weak = ForeignKey.rsa("weak", "PS256", 1024);

    assertThat(refusal(read(set(EC, weak)))).contains("at least 2048 bits");
  }

  @Test
  @DisplayName("JWT attack 21: an RSA key of a million bits, which would be a long wait")
  void anEndlessRsaKeyIsRefused() {
    byte[] modulus = new byte[125_000];
    modulus[0] = 1;
    modulus[modulus.length - 1] = 1;

    assertThat(refusal(read(setOf(changed(RSA, "n", Forge.base64(modulus)))))).contains("its n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"AQ", "Ag", "BA", "AQAA", ""})
  @DisplayName("JWT attack 21: an RSA exponent of one, or an even one")
  void anRsaExponentThatSignsNothingIsRefused(String exponent) {
    assertThat(refusal(read(setOf(changed(RSA, "e", exponent))))).startsWith("key 1 of 1: ");
  }

  @Test
  @DisplayName("JWT attack 21: an RSA key with the ROCA fingerprint")
  void aFactorableRsaKeyIsRefused() {
    // Any modulus that is 1 modulo every small prime has the fingerprint, for 65537^0 is 1.
    BigInteger primes = IntStream.rangeClosed(2, 167)
        .mapToObj(BigInteger::valueOf)
        .filter(each -> each.isProbablePrime(30))
        .reduce(BigInteger.ONE, BigInteger::multiply);
    BigInteger modulus = primes.shiftLeft(2048 - primes.bitLength() + 1).add(BigInteger.ONE);
    byte[] bytes = modulus.toByteArray();
    int from = bytes[0] == 0 ? 1 : 0;
    String n = Forge.base64(Arrays.copyOfRange(bytes, from, bytes.length));

    assertThat(refusal(read(setOf(changed(RSA, "n", n))))).contains("ROCA");
  }

  @Test
  @DisplayName("Requirement 71, JWT attack 21: a point off its curve")
  void aPointOffTheCurveIsRefused() {
    String x = EC.member("x");
    String other = ForeignKey.es256("other").member("x");

    assertThat(refusal(read(setOf(changed(EC, "x", other))))).contains("takes an EC key on P-256");
    assertThat(refusal(read(setOf(changed(EC, "y", x))))).contains("takes an EC key on P-256");
    assertThat(refusal(read(setOf(changed(EC, "x", Forge.base64(new byte[32]))))))
        .contains("P-256");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 31, 33, 64})
  void aCoordinateOfAnotherLengthIsRefused(int length) {
    assertThat(refusal(read(setOf(changed(EC, "x", Forge.base64(new byte[length]))))))
        .contains("its x has not 32 bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=", " ", "+", "\\n"})
  void aMemberInAnotherSpellingIsRefused(String spoilt) {
    String x = EC.member("x");

    assertThat(refusal(read(setOf(changed(EC, "x", x + spoilt)))))
        .contains("its x is not base64url");
  }

  static Stream<String> disagreeing() {
    return Stream.of(
        changed(EC, "alg", "ES384"),
        changed(EC, "alg", "EdDSA"),
        changed(EC, "alg", "RS256"),
        changed(EC, "alg", "HS256"),
        changed(EC, "crv", "P-384"),
        changed(EC, "crv", "secp256k1"),
        changed(EC, "kty", "RSA"),
        changed(EC, "kty", "OKP"),
        changed(RSA, "alg", "ES256"),
        changed(RSA, "alg", "HS256"));
  }

  @ParameterizedTest
  @MethodSource("disagreeing")
  @DisplayName("JWT attack 5: an alg that its kty and crv can't have")
  void aKeyThatDisagreesWithItselfIsRefused(String jwk) {
    assertThat(refusal(read(setOf(RSA.as("other", "PS256").jwk(), jwk))))
        .contains("is not one of its kty and crv");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"kty\":5",
        "\"kty\":null",
        "\"alg\":5",
        "\"alg\":null",
        "\"use\":[\"sig\"]",
        "\"key_ops\":\"verify\"",
        "\"key_ops\":[1]",
        "\"crv\":5",
        "\"kid\":\"\"",
        "\"kid\":5",
        "\"x\":5"
      })
  void aMemberOfAnotherShapeIsRefused(String member) {
    String name = member.substring(1, member.indexOf('"', 1));
    String jwk =
        without(EC, name).replaceFirst("\\{", "{" + Matcher.quoteReplacement(member) + ",");

    assertThat(refusal(read(setOf(jwk)))).startsWith("key 1 of 1: its " + name);
  }

  static Stream<String> leftOut() {
    return Stream.of(
        changed(EC, "use", "enc").replace("\"ec\"", "\"x\""),
        changed(EC, "key_ops", List.of("\"sign\"")).replace("\"ec\"", "\"x\""),
        changed(EC, "key_ops", List.of()).replace("\"ec\"", "\"x\""),
        "{\"kty\":\"AKP\",\"kid\":\"x\",\"alg\":\"ML-DSA-44\"}",
        "{\"kty\":\"EC\",\"kid\":\"x\",\"crv\":\"secp256k1\",\"alg\":\"ES256K\"}",
        "{\"kty\":\"OKP\",\"kid\":\"x\",\"crv\":\"X25519\",\"use\":\"enc\"}",
        "{\"kty\":\"OKP\",\"kid\":\"x\",\"crv\":\"Ed448\"}",
        "{\"kty\":\"RSA\",\"kid\":\"x\",\"alg\":\"RSA-OAEP\"}",
        "{\"kty\":\"EC\",\"kid\":\"x\",\"crv\":\"P-256\",\"alg\":\"ECDH-ES\"}");
  }

  @ParameterizedTest
  @MethodSource("leftOut")
  @DisplayName("Requirement 87, JWT attack 8: keys of other uses and unknown kinds are left out")
  void aKeyForSomethingElseIsLeftOut(String jwk) {
    JwkSet keys = accepted(setOf(EC.jwk(), jwk));

    assertThat(keys.find("ec")).isPresent();
    assertThat(keys.find("x")).isEmpty();
  }

  @Test
  void aKeyThatMayVerifyIsTaken() {
    assertThat(accepted(setOf(without(EC, "use"))).find("ec")).isPresent();
    assertThat(accepted(setOf(changed(EC, "key_ops", List.of("\"verify\"")))).find("ec"))
        .isPresent();
  }

  @Test
  @DisplayName("JWT attack 6: a key of an algorithm that is not accepted")
  void aKeyOfAnAlgorithmThatIsNotAcceptedIsLeftOut() {
    JsonObject both = document(set(EC, RSA.as("rsa", "RS256")));

    JwkSet.Reading reading =
        JwkSet.ofPublicKeys(both, Set.of(KeyAlgorithm.ES256, KeyAlgorithm.PS256));

    assertThat(((JwkSet.Accepted) reading).keys().find("ec")).isPresent();
    assertThat(((JwkSet.Accepted) reading).keys().find("rsa")).isEmpty();
  }

  @Test
  @DisplayName("Requirement 68: a key without alg is taken where one algorithm fits it")
  void aKeyWithoutAnAlgorithmHasTheOnlyOneThatFits() {
    JsonObject both = document(setOf(without(EC, "alg"), without(RSA, "alg")));

    JwkSet.Reading reading =
        JwkSet.ofPublicKeys(both, Set.of(KeyAlgorithm.ES256, KeyAlgorithm.RS256));

    JwkSet keys = ((JwkSet.Accepted) reading).keys();
    assertThat(keys.find("ec").orElseThrow().algorithm()).isEqualTo(KeyAlgorithm.ES256);
    assertThat(keys.find("rsa").orElseThrow().algorithm()).isEqualTo(KeyAlgorithm.RS256);
  }

  @Test
  @DisplayName("Requirement 68, JWT attack 6: a key without alg that two fit is left out")
  void aKeyWithoutAnAlgorithmThatTwoFitIsLeftOut() {
    JsonObject both = document(setOf(EC.jwk(), without(RSA, "alg")));

    JwkSet.Reading reading = JwkSet.ofPublicKeys(
        both, Set.of(KeyAlgorithm.ES256, KeyAlgorithm.RS256, KeyAlgorithm.PS256));

    assertThat(((JwkSet.Accepted) reading).keys().find("rsa")).isEmpty();
  }

  @Test
  void noKeyIsPrinted() {
    String printed = accepted(set(EC)).toString();

    assertThat(printed).isEqualTo("JwkSet[VerificationKey[ES256 ec]]");
  }
}
