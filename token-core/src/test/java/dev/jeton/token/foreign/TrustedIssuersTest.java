package dev.jeton.token.foreign;

import static dev.jeton.session.Rejection.FORGED;
import static dev.jeton.session.Rejection.MALFORMED;
import static dev.jeton.session.Rejection.UNCONFIRMED;
import static dev.jeton.token.foreign.Partner.accepts;
import static dev.jeton.token.foreign.Partner.open;
import static dev.jeton.token.foreign.Partner.refuses;
import static dev.jeton.token.foreign.Partner.text;
import static dev.jeton.token.foreign.Partner.trusted;
import static dev.jeton.token.jwks.KeyServer.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.ManualClock;
import dev.jeton.event.SessionEvent;
import dev.jeton.event.SessionEvent.IssuerKeysAway;
import dev.jeton.key.KeyUnavailableException;
import dev.jeton.session.Rejection;
import dev.jeton.session.Trust;
import dev.jeton.store.StoreException;
import dev.jeton.token.Presented;
import dev.jeton.token.Presented.Carrier;
import dev.jeton.token.SessionToken;
import dev.jeton.token.TokenValidator;
import dev.jeton.token.Validation;
import dev.jeton.token.Validation.Rejected;
import dev.jeton.token.Validation.Valid;
import dev.jeton.token.jwks.ForeignKey;
import dev.jeton.token.jwks.KeyServer;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class TrustedIssuersTest {
  private static final ForeignKey FIRST = ForeignKey.es256("first");
  private static final ForeignKey SECOND = ForeignKey.es256("second");
  private final ManualClock clock = new ManualClock();
  private final KeyServer server = KeyServer.publishing(ForeignKey.set(FIRST));
  private final BlockingQueue<SessionEvent> heard = new LinkedBlockingQueue<>();
  private TrustedIssuers issuers = open(clock);

  @AfterEach
  void stop() {
    issuers.close();
    server.close();
  }

  private TrustedIssuerBuilder published() {
    return TrustedIssuer.builder(Partner.ISSUER, "partner", Partner.AUDIENCE, server.at())
        .tls(KeyServer.trusted());
  }

  private void start(TrustedIssuerBuilder issuer) {
    issuers = TrustedIssuers.open(clock, heard::add, issuer.build());
  }

  private static String token(ForeignKey key) {
    return new Partner(key).token();
  }

  @Test
  void anIssuersKeysAreFetchedOnceAtTheStart() {
    start(published());

    for (int i = 0; i < 100; i++) accepts(issuers, token(FIRST));

    assertThat(server.fetches()).isOne();
  }

  @Test
  void aStartWithoutKeysFails() {
    server.answer(exchange -> reply(exchange, 500, "text/plain", ""));

    assertThatThrownBy(() -> start(published()))
        .isInstanceOf(KeyUnavailableException.class)
        .hasMessage("no keys from " + server.at() + ": status 500 instead of 200");
  }

  @Test
  @DisplayName("Requirement 55: without keys nobody is let in and nobody is called logged out")
  void aStartWithoutKeysThatIsWantedAnswersNothingUntilTheyCome() throws InterruptedException {
    server.answer(exchange -> reply(exchange, 500, "text/plain", "secret"));
    start(published().startingWithoutKeys());

    SessionEvent event = heard.take();

    assertThat(event).isEqualTo(new IssuerKeysAway(Partner.ISSUER, "status 500 instead of 200"));
    assertThatThrownBy(() -> Partner.answer(issuers, token(FIRST)))
        .isInstanceOf(StoreException.class)
        .hasMessage("no keys of issuer https://id.partner.example have come yet");
  }

  @Test
  void keysThatComeLaterAreTaken() throws InterruptedException {
    server.answer(exchange -> reply(exchange, 500, "text/plain", ""));
    start(published().startingWithoutKeys());
    heard.take();
    server.publish(ForeignKey.set(FIRST));
    clock.advance(Duration.ofSeconds(30));

    assertThat(eventually(FIRST)).isTrue();
  }

  /** Asks until the key is known: it is fetched in the background, and the test has a time-out. */
  private boolean eventually(ForeignKey key) {
    while (true) {
      try {
        if (Partner.answer(issuers, token(key)) instanceof Valid) return true;
      } catch (StoreException notYet) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void aRotationAtTheIssuerIsPickedUp() {
    start(published());
    server.publish(ForeignKey.set(FIRST, SECOND));
    refuses(issuers, token(SECOND), FORGED);
    clock.advance(Duration.ofSeconds(30));

    assertThat(eventually(SECOND)).isTrue();
    accepts(issuers, token(FIRST));
    assertThat(server.fetches()).isEqualTo(2);
  }

  @Test
  @DisplayName("JWT attack 18: a thousand tokens with unknown kids cause one fetch")
  void unknownKeysCauseOneFetchAnInterval() {
    start(published());
    server.publish(ForeignKey.set(FIRST, SECOND));
    clock.advance(Duration.ofSeconds(30));

    for (int i = 0; i < 1000; i++)
      refuses(issuers, new Partner(FIRST).header("kid", text("unknown" + i)).token(), FORGED);

    assertThat(eventually(SECOND)).isTrue();
    assertThat(server.fetches()).isEqualTo(2);
  }

  @Test
  @DisplayName("JWT attack 20: a slow issuer makes nobody wait")
  void aSlowServerBlocksNobody() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answered = new CountDownLatch(1);
    start(published());
    server.answer(exchange -> {
      asked.countDown();
      awaitQuietly(answered);
      reply(exchange, 200, "application/json", ForeignKey.set(FIRST, SECOND));
    });
    clock.advance(Duration.ofSeconds(30));

    // The server answers only after all of these: had one waited for it, this test would not end.
    refuses(issuers, token(SECOND), FORGED);
    asked.await();
    for (int i = 0; i < 100; i++) {
      accepts(issuers, token(FIRST));
      refuses(issuers, token(SECOND), FORGED);
    }
    answered.countDown();

    assertThat(eventually(SECOND)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Carrier.class)
  void onlyABearerHeaderCarriesAForeignToken(Carrier carrier) {
    start(published());

    Validation answer =
        issuers.validate(new Presented(SessionToken.of(token(FIRST)), carrier), Trust.LOCAL);

    if (carrier == Carrier.BEARER) assertThat(answer).isInstanceOf(Valid.class);
    else assertThat(answer).isEqualTo(new Rejected(MALFORMED));
  }

  @ParameterizedTest
  @CsvSource({
    "LOCAL,LOCAL,true",
    "LOCAL,CACHED,false",
    "LOCAL,AUTHORITATIVE,false",
    "CACHED,CACHED,true",
    "CACHED,AUTHORITATIVE,false",
    "AUTHORITATIVE,AUTHORITATIVE,true"
  })
  void aRouteGetsNoLessTrustThanItDemandsUnlessThatIsSaid(
      Trust declared, Trust demanded, boolean admitted) {
    TrustedIssuers shop =
        open(clock, trusted(FIRST).withoutRevocationUpTo(declared).build());

    Validation answer =
        shop.validate(new Presented(SessionToken.of(token(FIRST)), Carrier.BEARER), demanded);

    if (admitted) assertThat(((Valid) answer).session().trust()).isEqualTo(Trust.LOCAL);
    else assertThat(answer).isEqualTo(new Rejected(UNCONFIRMED));
  }

  @Test
  void whatIsOfNoTrustedIssuerIsLeftToOthersInEitherOrder() {
    Rejected known = new Rejected(Rejection.ENDED);
    TokenValidator other = (presented, least) ->
        presented.token().reveal().equals("other") ? known : new Rejected(MALFORMED);
    TrustedIssuers shop = open(clock, trusted(FIRST).build());

    for (TokenValidator both : new TokenValidator[] {shop.or(other), other.or(shop)}) {
      accepts(both, token(FIRST));
      assertThat(Partner.answer(both, "other")).isEqualTo(known);
      refuses(both, "neither", MALFORMED);
    }
  }

  @Test
  @DisplayName("Requirement 37: two issuers never share a tenant or a name")
  void twoIssuersAreTold() {
    TrustedIssuer one = trusted(FIRST).build();
    TrustedIssuer sameTenant = TrustedIssuer.builder(
            "https://id.other.example",
            "partner",
            Partner.AUDIENCE,
            Partner.document(ForeignKey.set(SECOND)))
        .build();
    TrustedIssuer sameName = TrustedIssuer.builder(
            Partner.ISSUER, "other", Partner.AUDIENCE, Partner.document(ForeignKey.set(SECOND)))
        .build();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> open(clock, one, sameTenant))
        .withMessageContaining("tenant partner is given to two issuers");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> open(clock, one, sameName))
        .withMessage("issuer https://id.partner.example is named twice");
  }

  @Test
  void aSetAtHandThatIsRefusedSaysWhy() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> open(clock, trusted(FIRST, FIRST).build()))
        .withMessage("the JWK set of issuer https://id.partner.example is refused: key 2 of 2:"
            + " another key has the same id");
  }

  @Test
  void afterTheCloseWhatIsKnownStillServes() {
    start(published());

    issuers.close();

    accepts(issuers, token(FIRST));
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
