package dev.jeton.token.jwt;

import static dev.jeton.session.Rejection.FORGED;
import static dev.jeton.session.Rejection.MALFORMED;
import static dev.jeton.session.Rejection.NOT_FOR_THIS;
import static dev.jeton.token.jwt.Counterfeit.text;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.jeton.Forge;
import dev.jeton.Shop;
import dev.jeton.key.KeyAlgorithm;
import dev.jeton.key.KeyEntry;
import dev.jeton.key.KeyPurpose;
import dev.jeton.key.RawKeys;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.jose4j.jwe.JsonWebEncryption;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks by what a header says beside the algorithm. */
class JwtHeaderAttacksTest {
  private final Counterfeit attack = Counterfeit.open();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"kty\":\"oct\",\"k\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}",
        "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\"}"
      })
  @DisplayName("JWT attack 13: a key in the header, for its own signature or beside ours")
  void aKeyInTheHeaderIsRefused(String jwk) {
    KeyEntry own = Shop.freshRing(KeyAlgorithm.ES256).active(KeyPurpose.JWT);
    attack.header("jwk", jwk);

    attack.isRefused(MALFORMED);
    attack.refuses(attack.signedBy(Forge.signature(own, attack.input())), MALFORMED);
  }

  @Test
  @DisplayName("JWT attack 13: the attacker's own public key in the header")
  void theAttackersKeyInTheHeaderIsRefused() {
    var ring = Shop.freshRing(KeyAlgorithm.ES256);
    String jwks = new String(ring.jwks().utf8(), StandardCharsets.UTF_8);
    attack.header("jwk", jwks.substring(jwks.indexOf('[') + 1, jwks.lastIndexOf(']')));

    attack.refuses(
        attack.signedBy(Forge.signature(ring.active(KeyPurpose.JWT), attack.input())), MALFORMED);
  }

  @Test
  @DisplayName("JWT attack 14: a certificate chain in the header")
  void aCertificateInTheHeaderIsRefused() {
    attack.header("x5c", "[\"MIIB\"]").isRefused(MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/jwks",
        "http://shop.example/jwks",
        "file:///etc/passwd",
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://169.254.169.254/latest",
        "https://shop.example/redirect?to=evil"
      })
  @DisplayName(
      "JWT attack 15: a place of keys in the header; the core has no way to fetch anything")
  void aPlaceOfKeysInTheHeaderIsRefused(String url) {
    for (String name : new String[] {"jku", "x5u"}) {
      Counterfeit pointing = Counterfeit.open().header(name, text(url));

      pointing.isRefused(MALFORMED);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../dev/null",
        "/dev/null",
        "' OR '1'='1",
        "*)(uid=*",
        "a\\r\\nSet-Cookie: b=c",
        "a\\u0000",
        "",
        " "
      })
  @DisplayName("JWT attacks 16 and 17: a key id that is a path, a query or a header line")
  void aStrangeKeyIdIsUnknown(String kid) {
    attack.header("kid", text(kid)).isRefused(FORGED);
    attack.refuses(attack.signedBy(Forge.hmac("HmacSHA256", new byte[1], attack.input())), FORGED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "null", "true", "[\"a\"]", "{\"a\":\"b\"}"})
  @DisplayName("JWT attack 17: a key id of another type")
  void aKeyIdIsText(String kid) {
    attack.header("kid", kid).isRefused(MALFORMED);
  }

  @Test
  @DisplayName("JWT attack 17: a key id of ten thousand characters, and none")
  void aLongOrMissingKeyIdIsRefused() {
    Counterfeit.open().header("kid", text("k".repeat(5_000))).isRefused(FORGED);
    Counterfeit.open().header("kid", text("k".repeat(10_000))).isRefused(MALFORMED);
    Counterfeit.open().withoutHeader("kid").isRefused(MALFORMED);
  }

  @Test
  @DisplayName("Requirement 70, JWT attack 22: a JWE, encrypted with our own public key")
  void anEncryptedTokenIsMalformed() throws Exception {
    JsonWebEncryption jwe = new JsonWebEncryption();
    jwe.setKey(RawKeys.verifying(attack.key));
    jwe.setAlgorithmHeaderValue("ECDH-ES");
    jwe.setEncryptionMethodHeaderParameter("A128CBC-HS256");
    jwe.setHeader("typ", "at+jwt");
    jwe.setHeader("kid", attack.key.id());
    jwe.setPayload(attack.claimsJson());

    attack.refuses(jwe.getCompactSerialization(), MALFORMED);
    attack.refuses(attack.token() + ".AAAA.AAAA", MALFORMED);
  }

  @Test
  @DisplayName("JWT attack 23: a token within a token")
  void aNestedTokenIsMalformed() {
    attack.header("cty", text("JWT")).isRefused(MALFORMED);

    Counterfeit plain = Counterfeit.open();
    plain.refuses(Forge.signed(plain.key, plain.headerJson(), plain.input() + "."), FORGED);
  }

  @Test
  @DisplayName("Requirement 86, JWT attack 25: b64 false")
  void anUnencodedPayloadIsMalformed() {
    attack.header("b64", "false").isRefused(MALFORMED);
    attack.header("crit", "[\"b64\"]").isRefused(MALFORMED);
    attack.header("b64", "true").isRefused(MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[]", "[\"exp\"]", "[\"alg\"]", "[\"alg\",\"alg\"]", "\"b64\"", "null", "{}", "[1]"
      })
  @DisplayName("Requirement 82, JWT attack 25: crit in every shape")
  void whatMustBeUnderstoodIsNot(String crit) {
    attack.header("crit", crit).isRefused(MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"DEF\"", "\"\"", "null"})
  @DisplayName("Requirement 73, JWT attack 26: compression")
  void compressionIsMalformed(String zip) {
    attack.header("zip", zip).isRefused(MALFORMED);
  }

  @Test
  @DisplayName(
      "Requirement 80, JWT attack 27: two thousand million rounds of PBKDF2 are refused at once")
  void aPasswordBasedHeaderIsMalformedAtOnce() {
    attack.header("alg", text("PBES2-HS256+A128KW"));
    attack.header("p2c", Integer.toString(Integer.MAX_VALUE));
    attack.header("p2s", text("AAAA"));

    assertTimeoutPreemptively(ofSeconds(5), () -> {
      attack.isRefused(MALFORMED);
      attack.refuses(Forge.base64(attack.headerJson()) + ".AA.AA.AA.AA", MALFORMED);
    });
  }

  static Stream<String> otherTypes() {
    return Stream.of(
        "JWT",
        "jwt",
        "AT+JWT",
        "application/at+jwt",
        "at+jwt ",
        "application/session+jwt",
        "logout+jwt",
        "dpop+jwt",
        "dbsc+jwt",
        "refresh+jwt",
        "id_token",
        "secevent+jwt",
        "");
  }

  @ParameterizedTest
  @MethodSource("otherTypes")
  @DisplayName("JWT attack 34: every other type in the place of an access token")
  void anotherTypeIsNotForThis(String typ) {
    attack.header("typ", text(typ)).isRefused(NOT_FOR_THIS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "1", "[\"at+jwt\"]"})
  @DisplayName("JWT attack 34: a type of another type, and none")
  void aTypeIsText(String typ) {
    attack.header("typ", typ).isRefused(MALFORMED);
    attack.withoutHeader("typ").isRefused(MALFORMED);
  }
}
