package dev.jeton;

import static dev.jeton.Shop.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.access.Access;
import dev.jeton.event.SessionEvent.Ended;
import dev.jeton.identity.Authentication;
import dev.jeton.identity.Subject;
import dev.jeton.session.EndReason;
import dev.jeton.session.SessionId;
import dev.jeton.session.SessionLimit;
import dev.jeton.session.Trust;
import dev.jeton.store.SessionRecord;
import dev.jeton.token.TokenFormat;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** However a session ends, whoever keeps a stream open in it hears, at once and once. */
class EveryEndTest {

  private static final Access AS_THE_STORE_KNOWS = Access.session().trust(Trust.AUTHORITATIVE);

  private Optional<Subject> present = Optional.of(ALICE);
  private final AtomicInteger told = new AtomicInteger();
  private final Shop shop = Shop.with(options -> options
      .sessionLimit(SessionLimit.evictOldest(1))
      .authorities(id -> present, Duration.ofSeconds(1)));
  private final String cookie = shop.cookieOf(ALICE);
  private final SessionId id =
      shop.session(Shop.withCookie(cookie)).orElseThrow().id();

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "EXPIRED")
  void isToldToItsStreamsAndToTheListener(EndReason reason) {
    shop.tokens().onEnded(id, told::incrementAndGet);
    shop.heard.clear();

    end(reason);
    int atOnce = told.get();
    shop.tokens().follow();

    assertThat(atOnce).isOne();
    assertThat(told).hasValue(1);
    assertThat(shop.heard).containsOnlyOnce(new Ended(id, ALICE.id(), reason));
    assertThat(shop.store.find(id).flatMap(SessionRecord::end).map(SessionRecord.End::reason))
        .contains(reason);
  }

  @Test
  void itsTimeIsToldWithTheNextStep() {
    shop.tokens().onEnded(id, told::incrementAndGet);

    end(EndReason.EXPIRED);
    shop.tokens().follow();

    assertThat(told).hasValue(1);
  }

  @ParameterizedTest
  @EnumSource
  void aCutOfTheLastGenerationEndsTheSession(TokenFormat format) {
    Shop desk = Shop.with(options -> options.browserTokens(format));
    RequestSession request =
        desk.admitted(Shop.withCookie(desk.cookieOf(ALICE)), AS_THE_STORE_KNOWS);
    SessionId last = request.required().id();
    atItsLastGeneration(desk, last);
    desk.heard.clear();

    assertThat(request.rotate()).isEmpty();

    assertThat(request.current()).isEmpty();
    assertThat(desk.heard).containsExactly(new Ended(last, ALICE.id(), EndReason.EXHAUSTED));
  }

  private void end(EndReason reason) {
    switch (reason) {
      case LOGGED_OUT -> request().logOut();
      case REPLACED ->
        assertThat(request().beginLogIn().withCookie(Subject.of("bob"), shop.byPassword()))
            .isPresent();
      case REVOKED -> shop.tokens().control().end(id);
      case REUSED -> comeBackWithACopy();
      case EXHAUSTED -> stepUpOnceTooOften();
      case EVICTED -> shop.cookieOf(ALICE);
      case DISABLED -> disable();
      case EXPIRED -> shop.clock.advance(Duration.ofMinutes(30));
    }
  }

  private RequestSession request() {
    return shop.admitted(Shop.withCookie(cookie), Access.open());
  }

  private void comeBackWithACopy() {
    request().rotate();
    shop.clock.advance(Duration.ofSeconds(10));
    assertThat(shop.admits(Shop.withCookie(cookie), Access.session())).isFalse();
  }

  private void stepUpOnceTooOften() {
    RequestSession request = shop.admitted(Shop.withCookie(cookie), AS_THE_STORE_KNOWS);
    request.required();
    atItsLastGeneration(shop, id);
    request.reauthenticate(new Authentication("otp", shop.clock.instant(), 2));
  }

  private void disable() {
    present = Optional.empty();
    shop.clock.advance(Duration.ofSeconds(1));
    assertThat(shop.admits(Shop.withCookie(cookie), Access.session())).isFalse();
  }

  private static void atItsLastGeneration(Shop desk, SessionId session) {
    SessionRecord record = desk.store.find(session).orElseThrow();
    SessionRecord last = record.changed().generation(Integer.MAX_VALUE).record();
    assertThat(desk.store.replace(last, record.version())).isTrue();
  }
}
