package dev.jeton;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.jeton.access.Access;
import dev.jeton.http.RecordingExchange;
import dev.jeton.key.KeyAlgorithm;
import dev.jeton.token.jwt.DownstreamTemplate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Templates that can't be right are refused at start. */
class DownstreamOptionsTest {
  private static final DownstreamTemplate BILLING =
      DownstreamTemplate.forAudience("https://billing.example");

  @Test
  @DisplayName("Requirement 22: a template for this application itself")
  void theAudienceIsAnotherThanOurs() {
    refused(
        options -> options.downstream("self", DownstreamTemplate.forAudience(Shop.ORIGIN)),
        "the downstream template self has the audience https://shop.example, which is this"
            + " application itself: name the service");
  }

  @Test
  void oneNameNamesOneTemplate() {
    refused(
        options -> options
            .downstream("billing", BILLING)
            .downstream("billing", DownstreamTemplate.forAudience("https://other.example")),
        "two downstream templates are called billing, for https://billing.example and for"
            + " https://other.example: rename one");
  }

  @Test
  void aTemplateHasAName() {
    refused(options -> options.downstream(" ", BILLING), "a downstream template needs a name");
  }

  @Test
  void aKeyThatNobodyElseHasSignsForNobodyElse() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Shop.with(KeyAlgorithm.HS256, options -> options.downstream("billing", BILLING)))
        .withMessage("downstream templates [billing] need keys that others can verify with: choose"
            + " another algorithm than HS256 in KeyPolicy");
    assertThat(Shop.with(KeyAlgorithm.HS256, options -> options)).isNotNull();
  }

  @Test
  void anUnknownNameIsToldWithTheKnownOnes() {
    Shop shop = Shop.with(options -> options
        .downstream("stock", DownstreamTemplate.forAudience("https://stock.example"))
        .downstream("billing", BILLING));
    RecordingExchange exchange = Shop.withCookie(shop.cookieOf(Shop.ALICE));
    RequestSession session = shop.admitted(exchange, Access.session());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> session.tokenFor("bills"))
        .withMessage("no downstream template is called bills: there are [billing, stock]");
  }

  @Test
  void aTokenLivesForASecondToFiveMinutes() {
    assertThat(BILLING.livingFor(ofSeconds(1)).lifetime()).isEqualTo(ofSeconds(1));
    assertThat(BILLING.livingFor(ofMinutes(5)).lifetime()).isEqualTo(ofMinutes(5));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BILLING.livingFor(ofSeconds(1).minusNanos(1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BILLING.livingFor(ofMinutes(5).plusNanos(1)));
  }

  @Test
  void aTemplateNamesItsAudienceAndItsClient() {
    assertThatIllegalArgumentException().isThrownBy(() -> DownstreamTemplate.forAudience(" "));
    assertThatIllegalArgumentException().isThrownBy(() -> BILLING.clientId(" "));
  }

  private static void refused(UnaryOperator<SessionTokensBuilder> options, String message) {
    assertThatIllegalArgumentException().isThrownBy(() -> Shop.with(options)).withMessage(message);
  }
}
