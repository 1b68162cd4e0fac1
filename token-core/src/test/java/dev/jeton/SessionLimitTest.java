package dev.jeton;

import static dev.jeton.Shop.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.event.SessionEvent;
import dev.jeton.event.SessionEvent.Ended;
import dev.jeton.event.SessionEvent.LimitReached;
import dev.jeton.event.SessionEvent.LogInRefused;
import dev.jeton.http.RecordingExchange;
import dev.jeton.identity.Subject;
import dev.jeton.session.EndReason;
import dev.jeton.session.Session;
import dev.jeton.session.SessionId;
import dev.jeton.session.SessionLimit;
import dev.jeton.token.TokenFormat;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How many sessions a subject may have at once, and what becomes of a log-in beyond. */
class SessionLimitTest {

  private static final Subject BOB = Subject.of("bob");

  private final Shop evicting =
      Shop.with(options -> options.sessionLimit(SessionLimit.evictOldest(2)));
  private final Shop refusing = Shop.with(options -> options.sessionLimit(SessionLimit.refuse(2)));

  @Test
  @DisplayName("Requirement 2: without a limit every log-in gets its session")
  void thereIsNoLimitUnlessOneIsSet() {
    Shop shop = Shop.open();

    for (int logIns = 0; logIns < 20; logIns++) shop.cookieOf(ALICE);

    assertThat(shop.tokens().control().of(ALICE.id())).hasSize(20);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("Requirement 2: a log-in beyond the limit ends the oldest session")
  void aLogInBeyondTheLimitEndsTheOldest(TokenFormat format) {
    Shop shop = Shop.with(
        options -> options.sessionLimit(SessionLimit.evictOldest(2)).browserTokens(format));
    String first = cookieLater(shop);
    SessionId evicted = shop.session(Shop.withCookie(first)).orElseThrow().id();
    String second = cookieLater(shop);

    String third = cookieLater(shop);

    assertThat(shop.session(Shop.withCookie(first))).isEmpty();
    assertThat(shop.session(Shop.withCookie(second))).isPresent();
    assertThat(shop.session(Shop.withCookie(third))).isPresent();
    assertThat(shop.heard).contains(new Ended(evicted, ALICE.id(), EndReason.EVICTED));
  }

  @Test
  void sessionsOfEveryFormatCount() {
    cookieLater(evicting);
    evicting.pairOf(ALICE);
    evicting.pairOf(ALICE);

    assertThat(evicting.tokens().control().of(ALICE.id())).hasSize(2);
  }

  @Test
  void othersKeepTheirSessions() {
    String bob = evicting.cookieOf(BOB);

    for (int logIns = 0; logIns < 3; logIns++) cookieLater(evicting);

    assertThat(evicting.session(Shop.withCookie(bob))).isPresent();
  }

  @Test
  @DisplayName("Requirement 2: a log-in beyond the limit can be refused, and ends nothing")
  void aLogInBeyondTheLimitCanBeRefused() {
    String first = cookieLater(refusing);
    cookieLater(refusing);
    refusing.heard.clear();
    RecordingExchange exchange = Shop.logInRequest();

    Optional<Session> third =
        refusing.atLogIn(exchange).beginLogIn().withCookie(ALICE, refusing.byPassword());

    assertThat(third).isEmpty();
    assertThat(exchange.responseHeaders("Set-Cookie")).isEmpty();
    assertThat(refusing.session(Shop.withCookie(first))).isPresent();
    assertThat(refusing.heard)
        .hasAtLeastOneElementOfType(LimitReached.class)
        .doesNotHaveAnyElementsOfTypes(LogInRefused.class, Ended.class);
  }

  @Test
  void whoIsRefusedSeesHisSessionsAndNobodyElse() {
    List<SessionId> held = List.of(
        refusing.session(Shop.withCookie(cookieLater(refusing))).orElseThrow().id(),
        refusing.session(Shop.withCookie(cookieLater(refusing))).orElseThrow().id());
    LogIn alice = refusing.atLogIn(Shop.logInRequest()).beginLogIn();
    LogIn bob = refusing.atLogIn(Shop.logInRequest()).beginLogIn();

    Optional<List<Session>> before = alice.atLimit();
    alice.withCookie(ALICE, refusing.byPassword());
    bob.withCookie(BOB, refusing.byPassword());

    assertThat(before).isEmpty();
    assertThat(alice.atLimit().orElseThrow()).extracting(Session::id).isEqualTo(held);
    assertThat(bob.atLimit()).isEmpty();
  }

  @Test
  void whoChoosesASessionToEndGetsIn() {
    String first = cookieLater(refusing);
    SessionId chosen = refusing.session(Shop.withCookie(first)).orElseThrow().id();
    cookieLater(refusing);

    Optional<Session> third = refusing
        .atLogIn(Shop.logInRequest())
        .beginLogIn()
        .ending(chosen)
        .withCookie(ALICE, refusing.byPassword());

    assertThat(third).isPresent();
    assertThat(refusing.session(Shop.withCookie(first))).isEmpty();
    assertThat(refusing.tokens().control().of(ALICE.id())).hasSize(2);
  }

  @Test
  void theSessionOfAnotherSubjectIsNotEndedByALogIn() {
    String bob = refusing.cookieOf(BOB);
    SessionId foreign = refusing.session(Shop.withCookie(bob)).orElseThrow().id();
    cookieLater(refusing);
    cookieLater(refusing);

    Optional<Session> full = refusing
        .atLogIn(Shop.logInRequest())
        .beginLogIn()
        .ending(foreign)
        .withCookie(ALICE, refusing.byPassword());
    refusing.atLogIn(Shop.logInRequest()).beginLogIn().ending(foreign);

    assertThat(full).isEmpty();
    assertThat(refusing.session(Shop.withCookie(bob))).isPresent();
  }

  @Test
  void aLogInThatSucceedsLeavesTheSessionOfAnotherSubjectAlone() {
    String bob = refusing.cookieOf(BOB);
    SessionId foreign = refusing.session(Shop.withCookie(bob)).orElseThrow().id();

    refusing
        .atLogIn(Shop.logInRequest())
        .beginLogIn()
        .ending(foreign)
        .withCookie(ALICE, refusing.byPassword());

    assertThat(refusing.session(Shop.withCookie(bob))).isPresent();
  }

  @Test
  void aLogInOverAnExistingSessionTakesItsPlace() {
    cookieLater(refusing);
    String second = cookieLater(refusing);
    RecordingExchange over = Shop.logInRequest().with("Cookie", Shop.COOKIE + "=" + second);

    Optional<Session> third =
        refusing.atLogIn(over).beginLogIn().withCookie(ALICE, refusing.byPassword());

    assertThat(third).isPresent();
    assertThat(refusing.tokens().control().of(ALICE.id())).hasSize(2);
  }

  @Test
  void aRefusedLogInLeavesThePresentSessionAsItIs() {
    cookieLater(refusing);
    cookieLater(refusing);
    String bob = refusing.cookieOf(BOB);
    RecordingExchange over = Shop.logInRequest().with("Cookie", Shop.COOKIE + "=" + bob);
    RequestSession request = refusing.atLogIn(over);

    request.beginLogIn().withCookie(ALICE, refusing.byPassword());

    assertThat(request.current().map(session -> session.subject().id())).contains(BOB.id());
    assertThat(refusing.session(Shop.withCookie(bob))).isPresent();
  }

  @Test
  void anExpiredSessionMakesRoom() {
    cookieLater(refusing);
    cookieLater(refusing);
    refusing.clock.advance(Duration.ofMinutes(30));

    assertThat(refusing
            .atLogIn(Shop.logInRequest())
            .beginLogIn()
            .withCookie(ALICE, refusing.byPassword()))
        .isPresent();
  }

  @Test
  void aLimitIsOneToAThousand() {
    assertThat(SessionLimit.refuse(1).applies()).isTrue();
    assertThat(SessionLimit.evictOldest(1000).applies()).isTrue();
    assertThat(SessionLimit.NONE.applies()).isFalse();
    for (int wrong : new int[] {Integer.MIN_VALUE, 0, 1001, Integer.MAX_VALUE - 1})
      assertThatThrownBy(() -> SessionLimit.refuse(wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("a limit of " + wrong + " is not within 1 to 1000");
  }

  @Test
  void anEventNamesNoSession() {
    cookieLater(refusing);
    cookieLater(refusing);
    refusing.heard.clear();

    refusing.atLogIn(Shop.logInRequest()).beginLogIn().withCookie(ALICE, refusing.byPassword());

    SessionEvent event = refusing.heard.get(0);
    assertThat(event).isInstanceOf(LimitReached.class);
    assertThat(((LimitReached) event).subject()).isEqualTo(ALICE.id());
  }

  private static String cookieLater(Shop shop) {
    shop.clock.advance(Duration.ofSeconds(1));
    return shop.cookieOf(ALICE);
  }
}
