package dev.jeton.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.ManualClock;
import dev.jeton.event.SessionEvent;
import dev.jeton.event.SessionEvent.KeyIgnored;
import dev.jeton.event.SessionEvent.KeysAway;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The ring of a running application, and the thread that refreshes it. */
class BackgroundRefreshTest {

  /** An event and the thread that told it. */
  private record Told(SessionEvent event, Thread by) {}

  private final ManualClock clock = new ManualClock();
  private final WatchedKeyStore store = new WatchedKeyStore();
  private final BlockingQueue<Told> heard = new LinkedBlockingQueue<>();
  private final KeyPolicy policy = KeyPolicy.sealedUnder(MasterKey.generate(new SecureRandom()))
      .refreshEvery(Duration.ofSeconds(1))
      .listener(event -> heard.add(new Told(event, Thread.currentThread())));

  @Test
  void aRunningApplicationIsRefreshedInTheBackgroundUntilItIsClosed() throws Exception {
    KeyRing.open(store, policy, clock);
    heard.clear();

    Thread refresher;
    try (KeyRing running = KeyRing.openAndRefresh(store, policy, clock)) {
      store.createIfAbsent(new StoredKey("mac-2", "planted"));

      Told planted = next();
      refresher = planted.by();
      assertThat(planted.event()).isEqualTo(new KeyIgnored("mac-2"));
      assertThat(running.ignored()).containsExactly("mac-2");
      assertThat(refresher.isDaemon()).isTrue();
      assertThat(refresher.getName()).isEqualTo("jeton-keys");
    }

    refresher.join(Duration.ofMinutes(1).toMillis());
    assertThat(refresher.isAlive()).isFalse();
  }

  @Test
  void aStoreThatIsAwayIsToldAndAskedAgain() throws Exception {
    KeyRing.open(store, policy, clock);
    heard.clear();

    try (KeyRing running = KeyRing.openAndRefresh(store, policy, clock)) {
      String active = running.active(KeyPurpose.JWT).id();
      store.goAway();

      assertThat(next().event()).isEqualTo(new KeysAway("the watched key store is away: wait"));
      assertThat(next().event()).isInstanceOf(KeysAway.class);
      assertThat(running.active(KeyPurpose.JWT).id()).isEqualTo(active);
    }
  }

  @Test
  void aRingWithoutAThreadIsClosedAndStaysUsable() {
    KeyRing ring = KeyRing.open(store, policy, clock);

    ring.close();

    assertThat(ring.active(KeyPurpose.MAC)).isNotNull();
  }

  private Told next() throws InterruptedException {
    Told told = heard.poll(1, TimeUnit.MINUTES);
    assertThat(told).as("what was heard within a minute").isNotNull();
    return told;
  }
}
