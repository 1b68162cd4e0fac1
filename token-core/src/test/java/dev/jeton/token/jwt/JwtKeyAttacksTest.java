package dev.jeton.token.jwt;

import static dev.jeton.session.Rejection.FORGED;
import static dev.jeton.session.Rejection.MALFORMED;
import static dev.jeton.token.jwt.Counterfeit.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.Forge;
import dev.jeton.Shop;
import dev.jeton.key.KeyAlgorithm;
import dev.jeton.key.KeyPurpose;
import dev.jeton.key.RawKeys;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks by algorithm, key and signature. */
class JwtKeyAttacksTest {
  private static final BigInteger ORDER =
      new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);
  private static final BigInteger ED25519_ORDER = new BigInteger(
      "7237005577332262213973186563042994240857116359379907606001950938285454250989");

  @ParameterizedTest
  @EnumSource(names = {"ED25519", "ES256", "PS256", "HS256"})
  @DisplayName("The control: what these attacks start from is accepted")
  void aTokenByTheProfileIsAccepted(KeyAlgorithm algorithm) {
    Counterfeit attack = Counterfeit.of(algorithm);

    assertThat(attack.session()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "None", "NONE", "nOnE"})
  @DisplayName(
      "Requirements 17, 38 and 69, JWT attack 1: alg none in every case, without signature")
  void noneIsNoAlgorithm(String none) {
    Counterfeit attack = Counterfeit.open().header("alg", text(none));

    attack.refuses(attack.input() + ".", MALFORMED);
    attack.refuses(attack.input() + ".AA", FORGED);
  }

  @Test
  @DisplayName("JWT attack 2: alg none beside the old signature")
  void noneBesideASignatureIsForged() {
    Counterfeit attack = Counterfeit.open();
    byte[] old = Forge.signature(attack.key, attack.input());

    attack.header("alg", text("none")).refuses(attack.signedBy(old), FORGED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "256",
        "[\"ES256\"]",
        "{\"alg\":\"ES256\"}",
        "\"\"",
        "\"es256\"",
        "\"ES256 \"",
        "\" ES256\"",
        "\"hs256\"",
        "\"ＥＳ256\"",
        "\"ES256\\u0000\"",
        "true"
      })
  @DisplayName("JWT attack 3: alg of another type, case or width")
  void anAlgorithmIsWrittenExactly(String alg) {
    Counterfeit.open().header("alg", alg).isRefused(MALFORMED, FORGED);
  }

  @Test
  @DisplayName("JWT attack 3: no alg")
  void anAlgorithmIsNeeded() {
    Counterfeit.open().withoutHeader("alg").isRefused(MALFORMED);
  }

  @ParameterizedTest
  @EnumSource(names = {"ES256", "PS256", "ED25519"})
  @DisplayName("JWT attack 4: HS256 keyed with the public key in each form")
  void aPublicKeyIsNoSecret(KeyAlgorithm algorithm) {
    Counterfeit attack = Counterfeit.of(algorithm).header("alg", text("HS256"));
    byte[] der = RawKeys.verifying(attack.key).getEncoded();
    String pem = "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
        + "\n-----END PUBLIC KEY-----";
    String jwks = new String(attack.shop.keys.jwks().utf8(), StandardCharsets.UTF_8);
    String jwk = jwks.substring(jwks.indexOf('[') + 1, jwks.lastIndexOf(']'));
    byte[] point = Arrays.copyOfRange(der, Math.max(0, der.length - 64), der.length);

    for (byte[] secret : List.of(utf8(pem), utf8(pem + "\n"), der, utf8(jwks), utf8(jwk), point))
      attack.refuses(attack.signedBy(Forge.hmac("HmacSHA256", secret, attack.input())), FORGED);
  }

  @Test
  @DisplayName("JWT attack 5: an ES384 signature of a P-384 key under our key id")
  void anotherCurveIsForged() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp384r1"));
    KeyPair foreign = generator.generateKeyPair();
    for (String alg : List.of("ES384", "ES256")) {
      Counterfeit attack = Counterfeit.open().header("alg", text(alg));

      attack.refuses(
          attack.signedBy(Forge.signature(
              "SHA384withECDSAinP1363Format", foreign.getPrivate(), attack.input())),
          FORGED);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"ED25519", "ES256", "PS256", "HS256"})
  @DisplayName(
      "Requirements 17 and 68, JWT attacks 5 and 7: a right signature under every other algorithm's name")
  void aKeyHasOneAlgorithm(KeyAlgorithm algorithm) {
    for (String other : List.of("ES256", "EdDSA", "PS256", "HS256", "RS256", "ES384", "Ed25519")) {
      if (other.equals(algorithm.jose())) continue;

      Counterfeit.of(algorithm).header("alg", text(other)).isRefused(FORGED);
    }
  }

  @Test
  @DisplayName("JWT attack 6: a PKCS #1 v1.5 signature of our PSS key, under either name")
  void oneRsaKeyHasOnePadding() {
    for (String alg : List.of("RS256", "PS256")) {
      Counterfeit attack = Counterfeit.of(KeyAlgorithm.PS256).header("alg", text(alg));

      attack.refuses(
          attack.signedBy(
              Forge.signature("SHA256withRSA", RawKeys.signing(attack.key), attack.input())),
          FORGED);
    }
    Counterfeit.of(KeyAlgorithm.PS256).header("alg", text("RS256")).isRefused(FORGED);
  }

  @ParameterizedTest
  @EnumSource(names = {"MAC", "ROTATE", "SUBJECT"})
  @DisplayName("JWT attack 7: the id of a key of ours that is for something else")
  void aKeyOfAnotherPurposeVerifiesNothing(KeyPurpose purpose) {
    Counterfeit attack = Counterfeit.open();
    attack.header("alg", text("HS256"));
    attack.header("kid", text(attack.shop.keys.active(purpose).id()));

    attack.refuses(
        attack.signedBy(attack.shop.keys.active(purpose).hmac(utf8(attack.input()))), FORGED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"HS512", "HS384"})
  @DisplayName("JWT attack 9: the secret of HS256 used for a longer HMAC")
  void aSecretHasOneAlgorithm(String alg) {
    Counterfeit attack = Counterfeit.of(KeyAlgorithm.HS256).header("alg", text(alg));
    byte[] secret = RawKeys.signing(attack.key).getEncoded();

    attack.refuses(
        attack.signedBy(Forge.hmac(alg.replace("HS", "HmacSHA"), secret, attack.input())), FORGED);
  }

  @Test
  @DisplayName("JWT attack 10: the signature stripped")
  void aSignatureIsNeeded() {
    Counterfeit attack = Counterfeit.open();

    attack.refuses(attack.input() + ".", MALFORMED);
    attack.refuses(attack.input(), MALFORMED);
    attack.refuses(attack.input() + "..", MALFORMED);
    attack.refuses(attack.token() + ".", MALFORMED);
    attack.refuses("." + attack.token(), MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "..", "...", "....", "a", "a.b", "a.b.c", "eyJhbGciOiJub25lIn0.."})
  @DisplayName("JWT attack 10: hardly anything, or dots alone")
  void fragmentsAreMalformed(String token) {
    Counterfeit.open().refuses(token, MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0000", " ", "secret", "changeme", "your-256-bit-secret", "jeton"})
  @DisplayName("JWT attack 11: an HMAC under an empty, blank or well-known secret")
  void wellKnownSecretsAreForged(String secret) {
    for (KeyAlgorithm algorithm : KeyAlgorithm.values()) {
      if (!algorithm.mayIssue()) continue;
      Counterfeit attack = Counterfeit.of(algorithm).header("alg", text("HS256"));

      attack.refuses(
          attack.signedBy(Forge.hmac("HmacSHA256", utf8(secret), attack.input())), FORGED);
      attack.refuses(
          attack.signedBy(Forge.hmac("HmacSHA256", new byte[32], attack.input())), FORGED);
    }
  }

  @Test
  @DisplayName("JWT attack 12: signatures of r or s that are nought or the order of the curve")
  void psychicSignaturesAreForged() {
    Counterfeit attack = Counterfeit.open();
    byte[] good = Forge.signature(attack.key, attack.input());
    byte[] order = fixed(ORDER);
    byte[] nought = new byte[32];
    byte[] r = Arrays.copyOfRange(good, 0, 32);
    byte[] s = Arrays.copyOfRange(good, 32, 64);

    for (byte[] left : List.of(nought, order, r))
      for (byte[] right : List.of(nought, order, s))
        if (left != r || right != s) attack.refuses(attack.signedBy(joined(left, right)), FORGED);
  }

  @ParameterizedTest
  @EnumSource(names = {"ED25519", "ES256", "PS256", "HS256"})
  @DisplayName("JWT attack 12: signatures of every wrong length, and in DER")
  void aSignatureHasOneLength(KeyAlgorithm algorithm) {
    Counterfeit attack = Counterfeit.of(algorithm);
    byte[] good = Forge.signature(attack.key, attack.input());

    for (int length : List.of(1, 2, 8, 31, 32, 33, 63, 64, 65, 96, 128, 383, 384, 385, 1000))
      if (length != good.length)
        attack.refuses(attack.signedBy(Arrays.copyOf(good, length)), FORGED);
    attack.refuses(attack.signedBy(Arrays.copyOf(good, good.length - 1)), FORGED);
    attack.refuses(attack.signedBy(Arrays.copyOf(good, good.length + 1)), FORGED);
    attack.refuses(attack.signedBy(joined(new byte[1], good)), FORGED);
    attack.refuses(attack.signedBy(HexFormat.of().parseHex("3006020100020100")), FORGED);
    attack.refuses(attack.input() + ".MAYCAQACAQA", FORGED);
  }

  @Test
  @DisplayName("JWT attack 12: an Ed25519 signature whose second half is raised by the group order")
  void theOtherSpellingOfAnEd25519SignatureIsForged() {
    Counterfeit attack = Counterfeit.of(KeyAlgorithm.ED25519);
    byte[] good = Forge.signature(attack.key, attack.input());
    BigInteger s = new BigInteger(1, reversed(Arrays.copyOfRange(good, 32, 64))).add(ED25519_ORDER);

    byte[] raised = joined(Arrays.copyOfRange(good, 0, 32), reversed(fixed(s)));

    attack.refuses(attack.signedBy(raised), FORGED);
  }

  @Test
  @DisplayName("JWT attack 12: our own signature, but in DER")
  void aSignatureInDerIsForged() {
    Counterfeit attack = Counterfeit.open();

    attack.refuses(
        attack.signedBy(
            Forge.signature("SHA256withECDSA", RawKeys.signing(attack.key), attack.input())),
        FORGED);
  }

  @ParameterizedTest
  @EnumSource(names = {"ED25519", "ES256", "PS256", "HS256"})
  @DisplayName("Each bit of a signature counts")
  void aChangedBitOfTheSignatureIsForged(KeyAlgorithm algorithm) {
    Counterfeit attack = Counterfeit.of(algorithm);
    byte[] good = Forge.signature(attack.key, attack.input());

    for (int bit = 0; bit < good.length * 8; bit += 13) {
      byte[] changed = good.clone();
      changed[bit / 8] ^= (byte) (1 << (bit % 8));
      attack.refuses(attack.signedBy(changed), FORGED);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"ED25519", "ES256", "PS256", "HS256"})
  @DisplayName(
      "JWT attack 53: a token of another environment, same issuer and even the same key id")
  void aKeyOfAnotherRingIsForged(KeyAlgorithm algorithm) {
    if (algorithm == KeyAlgorithm.PS256) return;
    Counterfeit attack = Counterfeit.of(algorithm);
    var foreign = Shop.freshRing(algorithm).active(KeyPurpose.JWT);

    attack.refuses(attack.signedBy(Forge.signature(foreign, attack.input())), FORGED);
    attack.header("kid", text(foreign.id()));
    attack.refuses(attack.signedBy(Forge.signature(foreign, attack.input())), FORGED);
  }

  @Test
  @DisplayName("JWT attack 42: the other spelling of an ECDSA signature ends with the session too")
  void theMirroredSignatureIsOverAfterLogOut() {
    Counterfeit attack = Counterfeit.open();
    byte[] good = Forge.signature(attack.key, attack.input());
    BigInteger s = new BigInteger(1, Arrays.copyOfRange(good, 32, 64));
    byte[] mirrored = joined(Arrays.copyOfRange(good, 0, 32), fixed(ORDER.subtract(s)));
    assertThat(RawKeys.verifying(attack.key)).isInstanceOf(ECPublicKey.class);

    attack.shop.tokens().control().end(attack.record.id());

    attack.refuses(attack.signedBy(mirrored));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] fixed(BigInteger number) {
    byte[] bytes = number.toByteArray();
    byte[] fixed = new byte[32];
    int take = Math.min(32, bytes.length);
    System.arraycopy(bytes, bytes.length - take, fixed, 32 - take, take);
    return fixed;
  }

  private static byte[] reversed(byte[] bytes) {
    byte[] reversed = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) reversed[i] = bytes[bytes.length - 1 - i];
    return reversed;
  }

  private static byte[] joined(byte[] left, byte[] right) {
    byte[] both = Arrays.copyOf(left, left.length + right.length);
    System.arraycopy(right, 0, both, left.length, right.length);
    return both;
  }
}
