package dev.jeton;

import static dev.jeton.Shop.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.access.Access;
import dev.jeton.near.Registration;
import dev.jeton.session.EndReason;
import dev.jeton.session.SessionId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who keeps a stream open hears that its session ended, exactly once. */
class OnEndedTest {

  private final Shop shop = Shop.open();
  private final AtomicInteger told = new AtomicInteger();
  private String cookie;
  private SessionId id;

  @BeforeEach
  void open() {
    cookie = shop.cookieOf(ALICE);
    id = shop.admitted(Shop.withCookie(cookie), Access.session()).required().id();
  }

  @Test
  void nothingIsToldWhileTheSessionLives() {
    shop.tokens().onEnded(id, told::incrementAndGet);
    shop.clock.advance(Duration.ofMinutes(29));
    shop.tokens().follow();

    assertThat(told).hasValue(0);
  }

  @Test
  void aLogOutOnThisNodeIsToldAtOnceAndOnce() {
    shop.tokens().onEnded(id, told::incrementAndGet);

    shop.admitted(Shop.withCookie(cookie), Access.session()).logOut();
    int atOnce = told.get();
    shop.tokens().control().endAll(ALICE.id());
    shop.tokens().follow();

    assertThat(atOnce).isOne();
    assertThat(told).hasValue(1);
  }

  @Test
  void everyListenerOfASessionIsTold() {
    for (int each = 0; each < 3; each++) shop.tokens().onEnded(id, told::incrementAndGet);

    shop.tokens().control().end(id);

    assertThat(told).hasValue(3);
  }

  @Test
  void aListenerThatFailsKeepsNoOtherFromHearing() {
    Thread.UncaughtExceptionHandler before = Thread.currentThread().getUncaughtExceptionHandler();
    AtomicInteger failures = new AtomicInteger();
    Thread.currentThread().setUncaughtExceptionHandler((thread, failed) -> failures.addAndGet(1));
    try {
      shop.tokens().onEnded(id, () -> {
        throw new IllegalStateException("the stream was closed already");
      });
      shop.tokens().onEnded(id, told::incrementAndGet);

      shop.tokens().control().end(id);
    } finally {
      Thread.currentThread().setUncaughtExceptionHandler(before);
    }

    assertThat(told).hasValue(1);
    assertThat(failures).hasValue(1);
  }

  @Test
  void anEndOfManyOnThisNodeIsToldAtOnce() {
    shop.tokens().onEnded(id, told::incrementAndGet);

    shop.tokens().control().endEverything();

    assertThat(told).hasValue(1);
  }

  @Test
  void anEndOnAnotherNodeIsToldWithTheNextStep() {
    shop.tokens().onEnded(id, told::incrementAndGet);
    shop.store.end(id, EndReason.REVOKED);
    int before = told.get();

    shop.tokens().follow();

    assertThat(before).isZero();
    assertThat(told).hasValue(1);
  }

  @Test
  void theSparedSessionIsNotToldToHaveEnded() {
    shop.tokens().onEnded(id, told::incrementAndGet);

    shop.store.endAll(ALICE.id(), Optional.of(id), EndReason.REVOKED);
    shop.tokens().follow();
    int spared = told.get();
    shop.store.endAll(ALICE.id(), Optional.empty(), EndReason.REVOKED);
    shop.tokens().follow();

    assertThat(spared).isZero();
    assertThat(told).hasValue(1);
  }

  @Test
  void itsIdleEndIsToldUnlessItWasSeenMeanwhile() {
    shop.tokens().onEnded(id, told::incrementAndGet);
    shop.clock.advance(Duration.ofMinutes(20));
    shop.admits(Shop.withCookie(cookie), Access.session());
    shop.clock.advance(Duration.ofMinutes(10));
    shop.tokens().follow();
    int afterTheFirstLimit = told.get();
    shop.clock.advance(Duration.ofMinutes(20).minusMillis(1));
    shop.tokens().follow();
    int justBefore = told.get();

    shop.clock.advance(Duration.ofMillis(1));
    shop.tokens().follow();

    assertThat(afterTheFirstLimit).isZero();
    assertThat(justBefore).isZero();
    assertThat(told).hasValue(1);
  }

  @Test
  void whileTheFeedIsAwayTheRecordIsLookedAfterOncePerLag() {
    shop.tokens().onEnded(id, told::incrementAndGet);
    shop.store.failing("follow");
    shop.clock.advance(Duration.ofSeconds(5).plusNanos(1));
    shop.tokens().follow();
    shop.store.calls();
    shop.store.end(id, EndReason.REVOKED);

    shop.clock.advance(Duration.ofSeconds(5));
    shop.tokens().follow();
    int within = told.get();
    shop.clock.advance(Duration.ofNanos(1));
    shop.tokens().follow();

    assertThat(within).isZero();
    assertThat(told).hasValue(1);
    assertThat(shop.store.calls()).containsOnlyOnce("find");
  }

  @Test
  void whileTheStoreIsAwayOnlyTheAbsoluteEndIsTold() {
    shop.tokens().onEnded(id, told::incrementAndGet);
    shop.store.goAway();
    shop.clock.advance(Duration.ofHours(12).minusMillis(1));
    shop.tokens().follow();
    int before = told.get();

    shop.clock.advance(Duration.ofMillis(1));
    shop.tokens().follow();

    assertThat(before).isZero();
    assertThat(told).hasValue(1);
  }

  @Test
  void whoeverComesTooLateIsToldAtOnce() {
    shop.tokens().control().end(id);

    shop.tokens().onEnded(id, told::incrementAndGet);

    assertThat(told).hasValue(1);
  }

  @Test
  void whoeverHasLeftIsToldNothing() {
    Registration registration = shop.tokens().onEnded(id, told::incrementAndGet);
    shop.tokens().onEnded(id, () -> {});

    registration.close();
    registration.close();
    shop.tokens().control().end(id);

    assertThat(told).hasValue(0);
  }
}
