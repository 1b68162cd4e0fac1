package dev.jeton.token.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.jeton.ManualClock;
import dev.jeton.key.Counting;
import dev.jeton.key.KeyAlgorithm;
import dev.jeton.token.jwks.ForeignKey;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedIssuerBuilderTest {
  private static final ForeignKey KEY = ForeignKey.es256("k1");
  private static final URI JWKS = URI.create("https://id.partner.example/jwks.json");

  private static TrustedIssuerBuilder builder() {
    return Partner.trusted(KEY);
  }

  @Test
  @DisplayName("JWT attack 30: a leeway of five minutes is the most")
  void leewayIsAtMostFiveMinutes() {
    assertThat(builder().leeway(Duration.ofMinutes(5)).build().terms().leeway())
        .isEqualTo(Duration.ofMinutes(5));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().leeway(Duration.ofMinutes(5).plusMillis(1)))
        .withMessage("leeway of PT5M0.001S is not within PT0S to PT5M");
    assertThatIllegalArgumentException().isThrownBy(() -> builder().leeway(Duration.ofMillis(-1)));
  }

  @Test
  void aLifeIsAtMostADay() {
    assertThat(builder().longestLife(Duration.ofHours(24)).build().longestLife())
        .isEqualTo(Duration.ofHours(24));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().longestLife(Duration.ofHours(24).plusSeconds(1)));
    assertThatIllegalArgumentException().isThrownBy(() -> builder().longestLife(Duration.ZERO));
  }

  @Test
  void theProviderOfChoiceVerifiesEachToken() {
    Counting counting = Counting.signing("SHA256withECDSAinP1363Format");
    TrustedIssuer partner =
        builder().algorithms(KeyAlgorithm.ES256).provider(counting).build();

    try (TrustedIssuers issuers = Partner.open(new ManualClock(), partner)) {
      Partner.accepts(issuers, new Partner(KEY).token());
      Partner.accepts(issuers, new Partner(KEY).token());
    }

    assertThat(counting.verifications()).isEqualTo(2);
  }

  @Test
  void aProviderThatLacksAnAcceptedAlgorithmIsRefused() {
    Counting ecdsa = Counting.signing("SHA256withECDSAinP1363Format");
    TrustedIssuerBuilder builder =
        builder().algorithms(KeyAlgorithm.ES256, KeyAlgorithm.ED25519).provider(ecdsa);

    assertThatIllegalArgumentException()
        .isThrownBy(builder::build)
        .withMessage("the provider Counting has no EdDSA, which keys of issuer " + Partner.ISSUER
            + " may have: name those that it has by algorithms(..)");
  }

  @Test
  void theIntervalIsBounded() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().fetchingAtMostEvery(Duration.ofSeconds(4)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().fetchingAtMostEvery(Duration.ofMinutes(11)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://id.partner.example",
        "id.partner.example",
        "https:",
        "https://x.example?a=b",
        "https://x.example#a",
        ""
      })
  void anIssuerIsAnHttpsUri(String issuer) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TrustedIssuer.builder(issuer, "partner", Partner.AUDIENCE, JWKS));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://id.partner.example/jwks",
        "file:///etc/jwks",
        "https:///jwks",
        "jwks.json",
        "https://user:word@id.partner.example/jwks",
        "https://id.partner.example/jwks#x"
      })
  @DisplayName("JWT attack 15: keys come over HTTPS from a host that is configured")
  void keysComeOverHttps(String at) {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            TrustedIssuer.builder(Partner.ISSUER, "partner", Partner.AUDIENCE, URI.create(at)))
        .withMessageContaining("must be an https URI")
        .withMessageNotContaining("word");
  }

  @Test
  @DisplayName("Requirement 37: an issuer without a tenant would share the subjects of the shop")
  void aTenantIsNeeded() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TrustedIssuer.builder(Partner.ISSUER, "", Partner.AUDIENCE, JWKS))
        .withMessageContaining("needs a tenant");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TrustedIssuer.builder(Partner.ISSUER, " ", Partner.AUDIENCE, JWKS));
  }

  @Test
  @DisplayName("Requirement 22: an audience is needed")
  void anAudienceIsNeeded() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TrustedIssuer.builder(Partner.ISSUER, "partner", " ", JWKS));
  }

  @Test
  @DisplayName("Requirement 56: RS256 is not chosen in passing")
  void rs256AndSecretsAreNoChoice() {
    for (KeyAlgorithm each : KeyAlgorithm.values())
      if (each.symmetric() || each.jose().startsWith("RS"))
        assertThatIllegalArgumentException()
            .isThrownBy(() -> builder().algorithms(KeyAlgorithm.ES256, each))
            .withMessageContaining("acceptingRs256DespiteItsPadding()");
  }

  @Test
  void aTypeIsVisibleAscii() {
    assertThatIllegalArgumentException().isThrownBy(() -> builder().acceptingType("at jwt"));
    assertThatIllegalArgumentException().isThrownBy(() -> builder().acceptingType(""));
  }
}
