package dev.jeton.token.jwt;

import static dev.jeton.session.Rejection.ENDED;
import static dev.jeton.session.Rejection.EXPIRED;
import static dev.jeton.session.Rejection.REUSED;
import static dev.jeton.session.Rejection.SUPERSEDED;
import static dev.jeton.token.jwt.Counterfeit.LOCAL;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.Forge;
import dev.jeton.RequestSession;
import dev.jeton.Shop;
import dev.jeton.access.Access;
import dev.jeton.event.SessionEvent.StoreAway;
import dev.jeton.http.RecordingExchange;
import dev.jeton.identity.Subject;
import dev.jeton.identity.SubjectId;
import dev.jeton.session.EndReason;
import dev.jeton.session.Session;
import dev.jeton.store.SessionRecord;
import dev.jeton.token.TokenFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** JWTs that a browser holds in its cookie. */
class SessionJwtsTest {
  private final Shop shop = Shop.with(options -> options.browserTokens(TokenFormat.JWT));
  private final String cookie = shop.cookieOf(Shop.ALICE);

  @Test
  void isTypedForItsCookie() {
    String header = Forge.decoded(cookie.substring(0, cookie.indexOf('.')));

    assertThat(header).contains("\"typ\":\"session+jwt\"");
  }

  @Test
  void livesUntilItsExpiryWithoutTheStore() {
    shop.clock.advance(ofMinutes(5).minusMillis(1));
    shop.tokens().follow();
    shop.store.calls();
    RecordingExchange exchange = Shop.withCookie(cookie);

    Session session = shop.admitted(exchange, LOCAL).required();

    assertThat(session.subject()).isEqualTo(Shop.ALICE);
    assertThat(shop.store.calls()).isEmpty();
    assertThat(exchange.responseHeaders("Set-Cookie")).isEmpty();
  }

  @Test
  void isRenewedFromTheRecordAtItsExpiry() {
    shop.clock.advance(ofMinutes(5));
    RecordingExchange exchange = Shop.withCookie(cookie);

    shop.admitted(exchange, LOCAL);

    String renewed = Shop.cookieSetOn(exchange).orElseThrow();
    assertThat(renewed).isNotEqualTo(cookie);
    assertThat(exchange.responseHeaders("Cache-Control")).containsExactly("no-store");
    shop.clock.advance(ofMinutes(5).minusMillis(1));
    shop.tokens().follow();
    shop.store.calls();
    assertThat(shop.admits(Shop.withCookie(renewed), LOCAL)).isTrue();
    assertThat(shop.store.calls()).isEmpty();
  }

  @Test
  void isRenewedWithWhatTheRecordSaysNow() {
    Session opened = shop.session(Shop.withCookie(cookie)).orElseThrow();
    SessionRecord record = shop.store.find(opened.id()).orElseThrow();
    replace(record, Subject.of("alice").withRoles("guest"), record.generation());
    shop.clock.advance(ofMinutes(5));
    RecordingExchange exchange = Shop.withCookie(cookie);

    Session renewed = shop.admitted(exchange, LOCAL).required();

    assertThat(renewed.subject().roles()).containsExactly("guest");
    String token = Shop.cookieSetOn(exchange).orElseThrow();
    assertThat(shop.session(Shop.withCookie(token)).orElseThrow().subject().roles())
        .containsExactly("guest");
  }

  @Test
  void aTokenThatWasCutOffIsNotRenewed() {
    shop.clock.advance(ofMinutes(5));
    RecordingExchange cutting = Shop.withCookie(cookie);
    shop.admitted(cutting, LOCAL).rotate();
    String next = Shop.cookieSetOn(cutting).orElseThrow();
    RecordingExchange exchange = Shop.withCookie(cookie);

    assertThat(shop.admits(exchange, LOCAL)).isFalse();
    assertThat(exchange.responseHeaders("Set-Cookie")).isEmpty();
    assertThat(shop.rejections()).containsExactly(SUPERSEDED);
    assertThat(shop.admits(Shop.withCookie(next), LOCAL)).isTrue();
  }

  @Test
  void aTokenThatWasCutOffEndsItsSessionAfterTheGrace() {
    RecordingExchange cutting = Shop.withCookie(cookie);
    shop.admitted(cutting, LOCAL).rotate();
    String next = Shop.cookieSetOn(cutting).orElseThrow();
    shop.clock.advance(ofMinutes(5));

    assertThat(shop.admits(Shop.withCookie(cookie), LOCAL)).isFalse();

    assertThat(shop.rejections()).containsExactly(REUSED);
    assertThat(shop.admits(Shop.withCookie(next), LOCAL)).isFalse();
  }

  @Test
  void aTokenThatWasCutOffButIsStillBelievedCannotCut() {
    RecordingExchange cutting = Shop.withCookie(cookie);
    shop.admitted(cutting, LOCAL).rotate();
    RecordingExchange thief = Shop.withCookie(cookie);
    RequestSession believed = shop.admitted(thief, LOCAL);

    assertThat(believed.current()).isPresent();
    assertThat(believed.rotate()).isEmpty();

    assertThat(thief.responseHeaders("Set-Cookie")).isEmpty();
    assertThat(believed.current()).isEmpty();
  }

  @Test
  void isRenewedUntilTheSessionIsIdleForTooLong() {
    shop.clock.advance(ofMinutes(30).minusMillis(1));

    assertThat(shop.admits(Shop.withCookie(cookie), LOCAL)).isTrue();
  }

  @Test
  void isNotRenewedOnceTheSessionIsIdleForTooLong() {
    shop.clock.advance(ofMinutes(30));
    RecordingExchange exchange = Shop.withCookie(cookie);

    assertThat(shop.admits(exchange, LOCAL)).isFalse();
    assertThat(exchange.responseHeaders("Set-Cookie")).isEmpty();
    assertThat(shop.rejections()).containsExactly(EXPIRED);
  }

  @Test
  void constantUseAndRenewalEndAtTheAbsoluteLimit() {
    String held = cookie;
    for (int minutes = 4; minutes < ofHours(12).toMinutes(); minutes += 4) {
      shop.clock.advance(ofMinutes(4));
      RecordingExchange exchange = Shop.withCookie(held);
      assertThat(shop.admits(exchange, LOCAL)).as("after %d minutes", minutes).isTrue();
      held = Shop.cookieSetOn(exchange).orElse(held);
    }

    shop.clock.advance(ofMinutes(4));

    assertThat(shop.admits(Shop.withCookie(held), LOCAL)).isFalse();
  }

  @Test
  void isNotRenewedAfterLogOut() {
    shop.admitted(Shop.withCookie(cookie), Access.open()).logOut();
    RecordingExchange early = Shop.withCookie(cookie);
    assertThat(shop.admits(early, LOCAL)).isFalse();
    shop.clock.advance(ofMinutes(5));
    RecordingExchange late = Shop.withCookie(cookie);

    assertThat(shop.admits(late, LOCAL)).isFalse();
    assertThat(early.responseHeaders("Set-Cookie")).isEmpty();
    assertThat(late.responseHeaders("Set-Cookie")).isEmpty();
    assertThat(shop.rejections()).containsExactly(ENDED, ENDED);
  }

  @Test
  void isNotRenewedAfterAllSessionsOfItsSubjectEndedAndARestart() {
    shop.tokens().control().endAll(SubjectId.of("alice"));
    shop.restart();

    assertThat(shop.admits(Shop.withCookie(cookie), LOCAL)).isFalse();
    assertThat(shop.admits(Shop.withCookie(cookie), Access.session())).isFalse();
  }

  @Test
  void theSparedSessionIsRenewedUnderTheNewEpoch() {
    Session kept = shop.session(Shop.withCookie(cookie)).orElseThrow();
    shop.store.endAll(SubjectId.of("alice"), Optional.of(kept.id()), EndReason.REVOKED);
    shop.restart();
    RecordingExchange exchange = Shop.withCookie(cookie);

    assertThat(shop.admits(exchange, LOCAL)).isTrue();
    assertThat(shop.admits(Shop.withCookie(Shop.cookieSetOn(exchange).orElseThrow()), LOCAL))
        .isTrue();
  }

  @Test
  void aRenewalThatTheStoreCannotAnswerIsNoRefusal() {
    shop.clock.advance(ofMinutes(5));
    shop.store.goAway();
    RecordingExchange exchange = Shop.withCookie(cookie);

    int status = shop.refusal(exchange, LOCAL).status();

    assertThat(status).isEqualTo(503);
    assertThat(exchange.responseHeaders("Set-Cookie")).isEmpty();
    assertThat(shop.heard).last().isInstanceOf(StoreAway.class);
  }

  @Test
  void aForgedTokenIsNotRenewed() {
    shop.clock.advance(ofMinutes(5));
    String[] parts = cookie.split("\\.", -1);
    String forged = parts[0] + "." + parts[1] + "." + "A".repeat(86);
    shop.store.calls();
    RecordingExchange exchange = Shop.withCookie(forged);

    assertThat(shop.admits(exchange, LOCAL)).isFalse();
    assertThat(exchange.responseHeaders("Set-Cookie")).isEmpty();
    assertThat(shop.store.calls()).isEmpty();
  }

  private void replace(SessionRecord old, Subject subject, int generation) {
    SessionRecord next = old.changed().subject(subject).generation(generation).record();
    assertThat(shop.store.replace(next, old.version())).isTrue();
  }
}
