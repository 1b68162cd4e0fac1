package dev.jeton.token.foreign;

import static dev.jeton.session.Rejection.FORGED;
import static dev.jeton.session.Rejection.MALFORMED;
import static dev.jeton.token.foreign.Partner.accepts;
import static dev.jeton.token.foreign.Partner.open;
import static dev.jeton.token.foreign.Partner.refuses;
import static dev.jeton.token.foreign.Partner.text;
import static dev.jeton.token.foreign.Partner.trusted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.Forge;
import dev.jeton.ManualClock;
import dev.jeton.event.SessionListener;
import dev.jeton.identity.SubjectId;
import dev.jeton.key.KeyAlgorithm;
import dev.jeton.token.jwks.ForeignKey;
import dev.jeton.token.jwks.KeyServer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers and keys that should make the shop believe what the issuer never signed. */
class ForeignHeaderAttacksTest {
  private static final String OTHER = "https://id.other.example";
  private static final ForeignKey KEY = ForeignKey.es256("k1");
  private static final ForeignKey RSA = ForeignKey.rsa("r1", "PS256", 2048);
  private final ManualClock clock = new ManualClock();
  private final Partner partner = new Partner(KEY);
  private final TrustedIssuers shop = open(clock, trusted(KEY).build());
  private final TrustedIssuers ofMany =
      open(clock, trusted(KEY, RSA, ForeignKey.edDsa("d1")).build());

  private static TrustedIssuer other(ForeignKey... keys) {
    return TrustedIssuer.builder(
            OTHER, "other", Partner.AUDIENCE, Partner.document(ForeignKey.set(keys)))
        .build();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"none", "None", "ES384", "EdDSA", "HS256", "PS256", "es256", "ES256 ", ""})
  @DisplayName("JWT attacks 1, 3 and 5 upon an issuer: an alg that is not that of the key")
  void theAlgorithmIsThatOfTheKey(String alg) {
    partner.header("alg", text(alg));

    refuses(ofMany, partner.token(), FORGED);
  }

  @Test
  @DisplayName("JWT attack 4 upon an issuer: HS256 with its public key as the secret")
  void aPublicKeyIsNoSecret() {
    String token = partner.header("alg", text("HS256")).token();
    String input = token.substring(0, token.lastIndexOf('.'));
    for (byte[] secret : new byte[][] {
      KEY.pair().getPublic().getEncoded(), KEY.jwk().getBytes(StandardCharsets.UTF_8)
    }) refuses(shop, input + "." + Forge.base64(Forge.hmac("HmacSHA256", secret, input)), FORGED);
  }

  @Test
  @DisplayName("JWT attack 6: RS256 and PS256 with the same RSA key")
  void oneKeyHasOneAlgorithm() {
    ForeignKey padded = RSA.as("r1", "RS256");
    TrustedIssuers both = open(
        clock,
        trusted(RSA)
            .algorithms(KeyAlgorithm.PS256)
            .acceptingRs256DespiteItsPadding()
            .build());

    accepts(both, new Partner(RSA).token());
    refuses(both, new Partner(padded).token(), FORGED);
  }

  @Test
  @DisplayName("JWT attack 8: a key that is not for signatures")
  void aKeyForEncryptionVerifiesNothing() {
    String encrypting = ForeignKey.es256("e1").jwk().replace("\"sig\"", "\"enc\"");
    TrustedIssuers both = open(
        clock,
        TrustedIssuer.builder(
                Partner.ISSUER,
                "partner",
                Partner.AUDIENCE,
                Partner.document(ForeignKey.setOf(KEY.jwk(), encrypting)))
            .build());

    refuses(both, partner.header("kid", text("e1")).token(), FORGED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/jwks", "http://id.partner.example/jwks", "file:///etc/passwd",
        "https://127.0.0.1/jwks", "https://[::1]/jwks", "http://169.254.169.254/latest",
        "https://id.partner.example/redirect?to=https://evil.example"
      })
  @DisplayName("Requirements 18 and 77, JWT attacks 13 to 15: keys that a token brings along")
  void aTokenNamesNoPlaceOfKeys(String place) {
    try (KeyServer server = KeyServer.publishing(ForeignKey.set(KEY));
        TrustedIssuers issuers = TrustedIssuers.open(
            clock,
            SessionListener.SILENT,
            TrustedIssuer.builder(Partner.ISSUER, "partner", Partner.AUDIENCE, server.at())
                .tls(KeyServer.trusted())
                .build())) {
      ForeignKey evil = ForeignKey.es256("evil");
      for (String name : new String[] {"jku", "x5u"}) {
        refuses(issuers, new Partner(KEY).header(name, text(place)).token(), MALFORMED);
        refuses(
            issuers,
            new Partner(KEY).header(name, text(server.at().toString())).token(),
            MALFORMED);
      }
      refuses(issuers, new Partner(evil).header("jwk", evil.jwk()).token(), MALFORMED);
      refuses(issuers, new Partner(evil).header("x5c", "[\"MIIB\"]").token(), MALFORMED);

      assertThat(server.fetches()).as("the one of the start").isOne();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../dev/null",
        "/dev/null",
        "k1' or '1'='1",
        "*)(uid=*",
        "k1\\r\\nX: y",
        "k1\\u0000",
        "K1",
        "k1 ",
        "",
        "https://evil.example/k1"
      })
  @DisplayName("JWT attacks 16 and 17: a kid is compared, and nothing else is done with it")
  void aKeyIdIsOnlyCompared(String kid) {
    refuses(shop, partner.header("kid", text(kid)).token(), FORGED);
  }

  @Test
  @DisplayName("JWT attack 17: a kid of another shape, or endless")
  void aKeyIdIsAText() {
    for (String kid : new String[] {"1", "null", "{\"a\":1}", "[\"k1\"]", "true"})
      refuses(shop, new Partner(KEY).header("kid", kid).token(), FORGED);
    refuses(shop, new Partner(KEY).header("kid", text("k".repeat(5_000))).token(), FORGED);
    refuses(shop, new Partner(KEY).header("kid", text("k".repeat(10_240))).token(), MALFORMED);
  }

  @Test
  @DisplayName("JWT attack 18: without a kid the one key is meant, of several none")
  void withoutAKeyIdOnlyTheOneKeyIsMeant() {
    partner.withoutHeader("kid");

    accepts(shop, partner.token());
    refuses(ofMany, partner.token(), FORGED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"crit", "b64", "zip"})
  @DisplayName("JWT attacks 25 and 26 upon an issuer: what changes how a token is to be read")
  void noHeaderChangesHowATokenIsRead(String name) {
    refuses(shop, partner.header(name, "[\"exp\"]").token(), MALFORMED);
  }

  @Test
  @DisplayName("Requirements 43 and 75, JWT attacks 31 and 54: two issuers, one kid, swapped keys")
  void aKeyVouchesForItsOwnIssuerAlone() {
    ForeignKey same = ForeignKey.es256("k1");
    TrustedIssuers both = open(clock, trusted(KEY).build(), other(same));
    Partner ofOther = new Partner(same).claim("iss", text(OTHER));

    accepts(both, partner.token());
    accepts(both, ofOther.token());
    refuses(both, partner.signedBy(same), FORGED);
    refuses(both, ofOther.signedBy(KEY), FORGED);
  }

  @Test
  @DisplayName("Requirements 37 and 45, JWT attack 33: one sub of two issuers is two principals")
  void oneSubjectOfTwoIssuersIsTwo() {
    ForeignKey same = ForeignKey.es256("k1");
    TrustedIssuers both = open(clock, trusted(KEY).build(), other(same));

    SubjectId first = Partner.session(both, partner.token()).subject().id();
    SubjectId second = Partner.session(
            both, new Partner(same).claim("iss", text(OTHER)).token())
        .subject()
        .id();

    assertThat(first.value()).isEqualTo(second.value());
    assertThat(first).isNotEqualTo(second);
  }
}
