package dev.jeton;

import static dev.jeton.Shop.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.access.Access;
import dev.jeton.http.RecordingExchange;
import dev.jeton.http.Reply;
import dev.jeton.key.KeyAlgorithm;
import dev.jeton.key.KeyPurpose;
import dev.jeton.session.EndReason;
import dev.jeton.session.Rejection;
import dev.jeton.session.Session;
import dev.jeton.session.SessionId;
import dev.jeton.session.SessionLimit;
import dev.jeton.session.Trust;
import dev.jeton.store.SessionStore;
import dev.jeton.token.IssuedTokens;
import dev.jeton.token.TokenFormat;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The reason of an end is told to whom the session belonged, and to nobody else. */
class EndedBecauseTest {

  private final Shop shop = Shop.with(options -> options.sessionLimit(SessionLimit.evictOldest(1)));

  @ParameterizedTest
  @EnumSource
  void theOwnerIsToldWhyHisSessionEnded(TokenFormat format) {
    Shop own = Shop.with(options -> options.browserTokens(format));
    String cookie = own.cookieOf(ALICE);
    own.tokens().control().endAll(ALICE.id());

    assertThat(because(own, cookie)).contains(EndReason.REVOKED);
  }

  @ParameterizedTest
  @EnumSource
  void theOwnerIsToldWhyTheNodeThatKnowsOfTheEndRefusesHim(TokenFormat format) {
    Shop own = Shop.with(options -> options.browserTokens(format));
    String cookie = own.cookieOf(ALICE);
    own.tokens().control().end(idOf(own, cookie));

    assertThat(because(own, cookie)).contains(EndReason.REVOKED);
  }

  @Test
  void aRefusalByWhatTheNodeKnowsReadsNothingBeforeSomebodyAsksWhy() {
    Shop own = Shop.with(options -> options.browserTokens(TokenFormat.JWT));
    String cookie = own.cookieOf(ALICE);
    own.tokens().control().end(idOf(own, cookie));
    own.store.calls();

    RequestSession request = own.admitted(Shop.withCookie(cookie), Access.open());
    boolean loggedIn = request.current().isPresent();
    List<String> refusing = own.store.calls();
    Optional<EndReason> because = request.endedBecause();

    assertThat(loggedIn).isFalse();
    assertThat(refusing).isEmpty();
    assertThat(because).contains(EndReason.REVOKED);
    assertThat(own.store.calls()).containsExactly("find");
  }

  @Test
  void theOwnerIsToldOfALogInThatTookHisPlace() {
    String evicted = shop.cookieOf(ALICE);
    shop.cookieOf(ALICE);

    assertThat(because(shop, evicted)).contains(EndReason.EVICTED);
  }

  @Test
  void theOwnerIsToldThatHeLoggedOut() {
    String cookie = shop.cookieOf(ALICE);
    shop.admitted(Shop.withCookie(cookie), Access.open()).logOut();

    assertThat(because(shop, cookie)).contains(EndReason.LOGGED_OUT);
  }

  @Test
  void theOwnerIsToldThatTheTimeIsOver() {
    String cookie = shop.cookieOf(ALICE);
    shop.clock.advance(Duration.ofMinutes(30));

    assertThat(because(shop, cookie)).contains(EndReason.EXPIRED);
  }

  @Test
  void aLivingSessionHasNoReason() {
    String cookie = shop.cookieOf(ALICE);

    assertThat(because(shop, cookie)).isEmpty();
    assertThat(shop.admitted(RecordingExchange.get("/"), Access.open()).endedBecause())
        .isEmpty();
  }

  @Test
  void whoHasNoTagOfOursIsToldNothing() {
    String cookie = shop.cookieOf(ALICE);
    shop.tokens().control().endAll(ALICE.id());
    char last = cookie.charAt(cookie.length() - 1);
    String forged = cookie.substring(0, cookie.length() - 1) + (last == 'A' ? 'Q' : 'A');

    assertThat(because(shop, forged)).isEmpty();
  }

  @Test
  void anAccessTokenProvesTooLittle() {
    IssuedTokens pair = shop.pairOf(ALICE);
    shop.tokens().control().endAll(ALICE.id());

    RecordingExchange bearer = Shop.withBearer(pair.token().reveal());
    RequestSession request = shop.admitted(bearer, Access.open());

    assertThat(request.endedBecause()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void theReasonIsRememberedAfterTheTombstone(TokenFormat format) {
    Shop own = Shop.with(options -> options.browserTokens(format));
    String cookie = own.cookieOf(ALICE);
    own.tokens().control().endAll(ALICE.id());
    purgedAfter(own, SessionStore.TOMBSTONE_LIFE.plus(Duration.ofHours(12)));

    boolean told = because(own, cookie).equals(Optional.of(EndReason.REVOKED));
    purgedAfter(own, SessionStore.REMEMBERED_LIFE);

    assertThat(told).isTrue();
    assertThat(because(own, cookie)).isEmpty();
  }

  @Test
  void theReasonIsForgottenWhenItsTimeComes() {
    String cookie = shop.cookieOf(ALICE);
    shop.tokens().control().end(idOf(cookie));
    purgedAfter(shop, SessionStore.TOMBSTONE_LIFE);
    shop.clock.advance(
        SessionStore.REMEMBERED_LIFE.minus(SessionStore.TOMBSTONE_LIFE).minusMillis(1));
    Optional<EndReason> before = because(shop, cookie);
    shop.clock.advance(Duration.ofMillis(1));

    assertThat(before).contains(EndReason.REVOKED);
    assertThat(because(shop, cookie)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("Requirement 66: a remembered reason is told to nobody but the last holder")
  void aTokenThatWasCutOffIsToldNothing(TokenFormat format) {
    Shop own = Shop.with(options -> options.browserTokens(format));
    String former = own.cookieOf(ALICE);
    RecordingExchange rotating = Shop.withCookie(former);
    own.admitted(rotating, Access.session()).rotate();
    String last = Shop.cookieSetOn(rotating).orElseThrow();
    own.tokens().control().endAll(ALICE.id());
    purgedAfter(own, SessionStore.TOMBSTONE_LIFE.plus(Duration.ofHours(12)));

    assertThat(because(own, former)).isEmpty();
    assertThat(because(own, last)).contains(EndReason.REVOKED);
  }

  @Test
  void whoHasNoTagOfOursIsToldNothingThatIsRemembered() {
    String cookie = shop.cookieOf(ALICE);
    shop.tokens().control().endAll(ALICE.id());
    purgedAfter(shop, SessionStore.TOMBSTONE_LIFE.plus(Duration.ofHours(12)));
    char last = cookie.charAt(cookie.length() - 1);
    String forged = cookie.substring(0, cookie.length() - 1) + (last == 'A' ? 'Q' : 'A');

    assertThat(because(shop, forged)).isEmpty();
    assertThat(because(shop, cookie)).contains(EndReason.REVOKED);
  }

  @Test
  void aTagUnderARevokedKeyProvesNothing() {
    Shop own = Shop.with(Shop.freshRing(KeyAlgorithm.ES256), options -> options);
    String cookie = own.cookieOf(ALICE);
    own.tokens().control().endAll(ALICE.id());
    purgedAfter(own, SessionStore.TOMBSTONE_LIFE.plus(Duration.ofHours(12)));
    Optional<EndReason> before = because(own, cookie);

    own.keys.revoke(KeyPurpose.MAC, own.keys.active(KeyPurpose.MAC).id());

    assertThat(before).contains(EndReason.REVOKED);
    assertThat(because(own, cookie)).isEmpty();
  }

  @Test
  @DisplayName("Requirement 66: an access token, where clocks differ, is told nothing either")
  void anAccessTokenProvesTooLittleForWhatIsRememberedToo() {
    IssuedTokens pair = shop.pairOf(ALICE);
    purgedAfter(shop, Duration.ofHours(13));
    boolean remembered = shop.store.remembered(pair.session().id()).isPresent();
    shop.clock.advance(Duration.ofHours(13).negated());

    Access fresh = Access.open().trust(Trust.AUTHORITATIVE);
    RequestSession request = shop.admitted(Shop.withBearer(pair.token().reveal()), fresh);

    assertThat(remembered).isTrue();
    assertThat(request.current()).isEmpty();
    assertThat(shop.rejections()).endsWith(Rejection.UNKNOWN);
    assertThat(request.endedBecause()).isEmpty();
  }

  @Test
  @DisplayName("Requirement 66: the refusal is the same, whatever the reason")
  void theRefusalIsTheSame() {
    String ended = shop.cookieOf(ALICE);
    shop.tokens().control().endAll(ALICE.id());

    Reply told = shop.refusal(Shop.withCookie(ended), Access.session());
    Reply unknown = shop.refusal(Shop.withCookie("x"), Access.session());

    assertThat(told).isEqualTo(unknown);
  }

  private static void purgedAfter(Shop shop, Duration passed) {
    shop.clock.advance(passed);
    shop.tokens().control().purge(10);
  }

  private SessionId idOf(String cookie) {
    return idOf(shop, cookie);
  }

  private static SessionId idOf(Shop shop, String cookie) {
    return shop.session(Shop.withCookie(cookie)).map(Session::id).orElseThrow();
  }

  private static Optional<EndReason> because(Shop shop, String cookie) {
    return shop.admitted(Shop.withCookie(cookie), Access.open()).endedBecause();
  }
}
