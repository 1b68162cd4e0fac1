package dev.jeton;

import static dev.jeton.Shop.ALICE;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.access.Access;
import dev.jeton.event.SessionEvent.StoreAway;
import dev.jeton.http.RecordingExchange;
import dev.jeton.session.Session;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Last-seen: written at most once in a tenth of the idle lifetime. */
class TouchTest {
  private final Shop shop = Shop.open();
  private final String cookie = shop.cookieOf(ALICE);

  @Test
  void isNotWrittenBeforeATenthOfTheIdleLifetime() {
    shop.clock.advance(ofMinutes(3).minusMillis(1));
    shop.store.calls();

    Session session = shop.session(Shop.withCookie(cookie)).orElseThrow();

    assertThat(shop.store.calls()).containsExactly("find");
    assertThat(session.lastSeenAt()).isEqualTo(ManualClock.NOON);
  }

  @Test
  void isWrittenOnceAtATenthOfTheIdleLifetime() {
    shop.clock.advance(ofMinutes(3));
    shop.store.calls();

    Session first = shop.session(Shop.withCookie(cookie)).orElseThrow();
    Session second = shop.session(Shop.withCookie(cookie)).orElseThrow();

    assertThat(shop.store.calls()).containsExactly("find", "touch");
    assertThat(first.lastSeenAt()).isEqualTo(shop.clock.instant());
    assertThat(first.idleEndsAt()).isEqualTo(shop.clock.instant().plus(ofMinutes(30)));
    assertThat(second.lastSeenAt()).isEqualTo(shop.clock.instant());
  }

  @Test
  void isWrittenByOneOfTwoNodes() {
    SessionTokens one = shop.tokens();
    shop.restart();
    SessionTokens other = shop.tokens();
    shop.clock.advance(ofMinutes(3).minusMillis(1));
    Instant atOne = seenBy(one);
    Instant atOther = seenBy(other);
    assertThat(List.of(atOne, atOther)).containsOnly(ManualClock.NOON);
    shop.clock.advance(ofMillis(1));
    Instant due = shop.clock.instant();
    shop.store.calls();

    assertThat(seenBy(one)).isEqualTo(due);
    shop.clock.advance(ofMillis(1));
    assertThat(seenBy(other)).isEqualTo(ManualClock.NOON);
    assertThat(seenBy(other)).isEqualTo(due);

    assertThat(shop.store.calls()).containsExactly("touch", "touch", "find");
  }

  @Test
  void aPassiveRouteWritesNothing() {
    shop.clock.advance(ofMinutes(3));
    shop.store.calls();

    boolean admitted = shop.admits(Shop.withCookie(cookie), Access.session().passive());

    assertThat(admitted).isTrue();
    assertThat(shop.store.calls()).containsExactly("find");
  }

  @Test
  void aSessionThatOnlyAPassiveRouteAsksForGoesIdle() {
    Access poll = Access.open().passive().and(Access.session());
    for (int i = 0; i < 29; i++) {
      shop.clock.advance(ofMinutes(1));
      assertThat(shop.admits(Shop.withCookie(cookie), poll)).isTrue();
    }

    shop.clock.advance(ofMinutes(1).minusMillis(1));
    assertThat(shop.admits(Shop.withCookie(cookie), poll)).isTrue();
    shop.clock.advance(ofMillis(1));
    assertThat(shop.admits(Shop.withCookie(cookie), poll)).isFalse();
  }

  @Test
  void aTouchThatFailsRefusesNobody() {
    shop.clock.advance(ofMinutes(3));
    shop.store.failing("touch");
    shop.heard.clear();
    RecordingExchange exchange = Shop.withCookie(cookie);

    assertThat(shop.admits(exchange, Access.session())).isTrue();
    assertThat(exchange.responseHeaders("Set-Cookie")).isEmpty();
    assertThat(shop.heard).singleElement().isInstanceOf(StoreAway.class);
  }

  private Instant seenBy(SessionTokens node) {
    Admission.Admitted in =
        (Admission.Admitted) node.admit(Shop.withCookie(cookie), Access.session());
    return in.session().current().orElseThrow().lastSeenAt();
  }

  @Test
  void aRejectedTokenTouchesNothing() {
    shop.clock.advance(ofMinutes(30));
    shop.store.calls();

    assertThat(shop.session(Shop.withCookie(cookie))).isEmpty();
    assertThat(shop.store.calls()).containsExactly("find");
  }
}
