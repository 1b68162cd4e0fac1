package dev.jeton.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.servers.RedisServer;
import dev.jeton.session.EndReason;
import dev.jeton.session.SessionId;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionStore;
import dev.jeton.store.StoreException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Somebody who opens and ends sessions all the time, whatever becomes of the servers meanwhile, and
 * remembers which ends were acknowledged.
 */
final class Ending implements AutoCloseable {

  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(1);

  private final SessionStore store;
  private final List<SessionId> acknowledged = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Void> work;
  private final AtomicInteger begun = new AtomicInteger();
  private volatile boolean stopped;

  private Ending(SessionStore store) {
    this.store = store;
    this.work = CompletableFuture.runAsync(this::goOn, task -> new Thread(task).start());
  }

  static Ending in(SessionStore store) {
    return new Ending(store);
  }

  private void goOn() {
    for (int number = 1; !stopped; number++) {
      try {
        SessionRecord opened = Sessions.opened(store, Integer.reverse(number));
        store.create(opened);
        begun.incrementAndGet();
        if (store.end(opened.id(), EndReason.LOGGED_OUT)) acknowledged.add(opened.id());
      } catch (StoreException notNow) {
        LockSupport.parkNanos(PAUSE);
      }
    }
  }

  /** Waits until so many more ends were acknowledged. */
  void awaitMore(int ends) {
    int enough = acknowledged.size() + ends;
    RedisServer.await(() -> acknowledged.size() >= enough);
  }

  /** Waits until so many more were begun, acknowledged or not. */
  void awaitBegun(int more) {
    int enough = begun.get() + more;
    RedisServer.await(() -> begun.get() >= enough);
  }

  /** Stops, and looks whether anything lives that was acknowledged to have ended. */
  void assertThatNoneLives() {
    close();
    for (SessionId id : acknowledged)
      assertThat(store.find(id).flatMap(SessionRecord::end)).isPresent();
  }

  @Override
  public void close() {
    stopped = true;
    work.join();
  }
}
