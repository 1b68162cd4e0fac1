package dev.jeton.origin;

import static dev.jeton.origin.OriginDecision.ALLOWED_TRUSTED_ORIGIN;
import static dev.jeton.origin.OriginDecision.CROSS_SITE;
import static dev.jeton.origin.OriginDecision.NO_EVIDENCE;
import static dev.jeton.origin.OriginDecision.WRONG_TOKEN;
import static dev.jeton.origin.OriginPolicyTest.FOREIGN;
import static dev.jeton.origin.OriginPolicyTest.OWN;
import static dev.jeton.origin.OriginPolicyTest.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.http.Problem;
import dev.jeton.http.RecordingExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginPolicyBuilderTest {

  @ParameterizedTest
  @EnumSource(OriginDecision.class)
  void aRefusalHasAProblemAndOnlyMissingEvidenceNamesTheHeaderToSend(OriginDecision decision) {
    assertThat(decision.allowed()).isEqualTo(decision.name().startsWith("ALLOWED_"));
    assertThat(decision.problem().isEmpty()).isEqualTo(decision.allowed());
    assertThat(decision.problem().filter(Problem.originMissing()::equals).isPresent())
        .isEqualTo(decision == NO_EVIDENCE || decision == WRONG_TOKEN);
  }

  @Test
  void publicOriginsAreSpelledAsBrowsersDo() {
    OriginPolicy policy = OriginPolicy.builder(
            "HTTPS://Shop.Example:443", "http://localhost:8080", "https://[::1]")
        .build();

    assertThat(policy.publicOrigins())
        .containsExactly(OWN, "http://localhost:8080", "https://[::1]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "shop.example",
        "https://",
        "https://shop.example/",
        "https://shop.example/a",
        "https://shop.example:0",
        "https://shop.example:65536",
        "https://user@shop.example",
        "https://*.shop.example",
        "null",
        "https://sh\u00F6p.example"
      })
  void whatIsNoOriginIsNotTaken(String text) {
    String rule = "origin " + text
        + " must be scheme, host and port without a path, like https://shop.example";

    assertThatThrownBy(() -> OriginPolicy.builder(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(rule);
    assertThatThrownBy(() -> OriginPolicy.builder(OWN).trust(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(rule);
  }

  @Test
  void aPublicOriginIsHttpsOrHttpAndATrustedOneMayBeAnExtension() {
    OriginPolicy policy =
        OriginPolicy.builder(OWN).trust("chrome-extension://abcdef").build();

    assertThat(policy.decide(
            request("POST", "cross-site", "chrome-extension://abcdef"), Presented.COOKIE))
        .isEqualTo(ALLOWED_TRUSTED_ORIGIN);
    assertThatThrownBy(() -> OriginPolicy.builder("ftp://shop.example"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("public origin ftp://shop.example must be https or http");
  }

  @Test
  void whatIsBuiltIsNotChangedByItsBuilder() {
    OriginPolicy.Builder builder = OriginPolicy.builder(OWN);
    OriginPolicy policy = builder.build();

    builder.trust(FOREIGN).allowSameSite().insecurelyAllowRequestsWithoutOrigin();

    assertThat(policy.decide(request("POST", "cross-site", FOREIGN), Presented.COOKIE))
        .isEqualTo(CROSS_SITE);
    assertThat(policy.decide(RecordingExchange.post("/"), Presented.COOKIE)).isEqualTo(NO_EVIDENCE);
  }
}
