package dev.jeton.tck.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.session.EndReason;
import dev.jeton.store.InMemorySessionStore;
import dev.jeton.store.RevocationFeed;
import dev.jeton.store.RevocationFeed.Heard;
import dev.jeton.store.RevocationFeed.Lost;
import dev.jeton.store.RevocationFeed.Position;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionStore;
import dev.jeton.tck.fake.ManualClock;
import org.junit.jupiter.api.Test;

class InMemoryRevocationFeedTest extends RevocationFeedContract {

  private final ManualClock clock = new ManualClock(InMemorySessionStoreTest.STANDING.instant());

  @Override
  protected SessionStore emptyStore() {
    return new InMemorySessionStore(clock);
  }

  @Override
  protected Position farAhead() {
    return new Position("1000000");
  }

  @Test
  void aPositionIsGoodWhileEverythingAfterItIsKept() {
    Position before = endedAfter();

    clock.advance(SessionStore.TOMBSTONE_LIFE.minusMillis(1));

    assertThat(feed().follow(before)).isInstanceOf(Heard.class);
  }

  @Test
  void aPositionIsLostOnceAnEntryAfterItIsForgotten() {
    Position before = endedAfter();

    clock.advance(SessionStore.TOMBSTONE_LIFE);

    assertThat(feed().follow(before)).isInstanceOf(Lost.class);
    assertThat(feed().follow(feed().position())).isInstanceOf(Heard.class);
  }

  private Position endedAfter() {
    SessionRecord opened = SampleRecords.opened(store());
    store().create(opened);
    Position before = feed().position();
    store().end(opened.id(), EndReason.LOGGED_OUT);
    return before;
  }

  private RevocationFeed feed() {
    return store().feed().orElseThrow();
  }
}
