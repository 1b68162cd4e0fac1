package dev.jeton.tck.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.store.InMemorySessionStore;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionStore;
import dev.jeton.tck.fake.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class InMemoryRememberedEndsTest extends RememberedEndsContract {

  private final ManualClock clock = new ManualClock(InMemorySessionStoreTest.STANDING.instant());

  @Override
  protected SessionStore emptyStore() {
    return new InMemorySessionStore(clock);
  }

  @Override
  protected Duration moment() {
    return Duration.ofMillis(1);
  }

  @Test
  void anEndIsForgottenWhenItsTimeComes() {
    SessionRecord expired =
        SampleRecords.idleUntil(clock.instant().minus(SessionStore.TOMBSTONE_LIFE), store());
    store().create(expired);
    store().purge(10);

    clock.advance(
        SessionStore.REMEMBERED_LIFE.minus(SessionStore.TOMBSTONE_LIFE).minusMillis(1));
    store().purge(10);
    assertThat(store().remembered(expired.id())).isPresent();

    clock.advance(Duration.ofMillis(1));
    assertThat(store().remembered(expired.id())).isEmpty();
  }
}
