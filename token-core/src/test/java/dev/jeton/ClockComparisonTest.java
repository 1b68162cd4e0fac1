package dev.jeton;

import static dev.jeton.Shop.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.access.Access;
import dev.jeton.event.SessionEvent;
import dev.jeton.event.SessionEvent.ClocksApart;
import dev.jeton.store.DelegatingSessionStore;
import dev.jeton.store.InMemorySessionStore;
import dev.jeton.store.SessionStore;
import dev.jeton.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A node compares its clock with that of the store. */
class ClockComparisonTest {

  private final Shop shop = Shop.open();
  private final List<SessionEvent> heard = new ArrayList<>();
  private final ManualClock clock = new ManualClock();
  private final OtherClock store = new OtherClock(new InMemorySessionStore(clock));
  private final SessionTokens tokens = SessionTokens.builder(store, shop.keys, Shop.ORIGIN)
      .clock(clock)
      .listener(heard::add)
      .build();

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT2S", "PT-2S"})
  void upToTwoSecondsNothingIsTold(Duration ahead) {
    store.ahead = ahead;

    tokens.follow();

    assertThat(told()).isEmpty();
    assertThat(tokens.clocksAgree()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT2.001S", "PT-2.001S", "PT30S", "PT-30S"})
  void beyondTwoSecondsTheListenerIsTold(Duration ahead) {
    store.ahead = ahead;

    tokens.follow();

    assertThat(told()).containsExactly(new ClocksApart(ahead.abs(), true));
    assertThat(tokens.clocksAgree()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT30.001S", "PT-30.001S", "PT-2M"})
  void beyondHalfAMinuteTheNodeIsNotReady(Duration ahead) {
    store.ahead = ahead;

    tokens.follow();

    assertThat(told()).containsExactly(new ClocksApart(ahead.abs(), false));
    assertThat(tokens.clocksAgree()).isFalse();
  }

  @Test
  void theyAreComparedAtTheStartAndEveryMinute() {
    tokens.follow();
    store.ahead = Duration.ofMinutes(2);
    clock.advance(Duration.ofMinutes(1).minusNanos(1));
    tokens.follow();
    int early = told().size();

    clock.advance(Duration.ofNanos(1));
    tokens.follow();
    tokens.follow();

    assertThat(early).isZero();
    assertThat(told()).hasSize(1);
  }

  @Test
  void aNodeWhoseClockWasSetIsReadyAgain() {
    store.ahead = Duration.ofMinutes(2);
    tokens.follow();
    store.ahead = Duration.ZERO;
    clock.advance(Duration.ofMinutes(1));

    tokens.follow();

    assertThat(tokens.clocksAgree()).isTrue();
  }

  @Test
  void aStoreThatIsAwaySaysNothingAboutItsClock() {
    store.away = true;

    boolean followed = tokens.follow();

    assertThat(followed).isTrue();
    assertThat(told()).isEmpty();
    assertThat(tokens.clocksAgree()).isTrue();
  }

  @Test
  void aSlowAnswerIsNoDifference() {
    store.takes = Duration.ofMinutes(3);

    tokens.follow();

    assertThat(told()).isEmpty();
  }

  @Test
  void requestsCompareNothing() {
    String cookie = shop.cookieOf(ALICE);
    shop.clock.advance(Duration.ofMinutes(2));
    shop.store.calls();

    assertThat(shop.admits(Shop.withCookie(cookie), Access.session())).isTrue();

    assertThat(shop.store.calls()).doesNotContain("now");
  }

  private List<SessionEvent> told() {
    return heard.stream().filter(ClocksApart.class::isInstance).toList();
  }

  /** A store by another clock, on the far side of a slow way. */
  private final class OtherClock implements DelegatingSessionStore {
    private final SessionStore store;
    private Duration ahead = Duration.ZERO;
    private Duration takes = Duration.ZERO;
    private boolean away;

    private OtherClock(SessionStore store) {
      this.store = store;
    }

    @Override
    public SessionStore delegate() {
      return store;
    }

    @Override
    public Instant now() {
      if (away) throw new StoreException("away");
      clock.advance(takes);
      Instant now = clock.instant().plus(ahead);
      clock.advance(takes);
      return now;
    }
  }
}
