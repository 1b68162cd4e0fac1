package dev.jeton.sample;

import dev.jeton.SessionControl;
import dev.jeton.sample.option.Line;
import dev.jeton.store.AttemptStore;
import dev.jeton.store.StoreException;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets now and then what is over for long: sessions and counted attempts. Runs on a daemon
 * thread of its own.
 */
final class Purge implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Purge.class);
  private static final int AT_ONCE = 1_000;
  private static final int EVERY_MINUTES = 5;

  private final SessionControl sessions;
  private final AttemptStore attempts;
  private final Clock clock;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "purge");
        thread.setDaemon(true);
        return thread;
      });

  Purge(SessionControl sessions, AttemptStore attempts, Clock clock) {
    this.sessions = sessions;
    this.attempts = attempts;
    this.clock = clock;
  }

  Purge begin() {
    var unused =
        thread.scheduleWithFixedDelay(this::once, EVERY_MINUTES, EVERY_MINUTES, TimeUnit.MINUTES);
    return this;
  }

  private void once() {
    try {
      int forgotten;
      do forgotten = sessions.purge(AT_ONCE);
      while (forgotten == AT_ONCE);
      attempts.purge(clock.instant(), AT_ONCE);
    } catch (StoreException away) {
      // The next round finds it all again; an exception that left here would end the rounds.
      LOG.warn("nothing was purged: {}", Line.of(String.valueOf(away.getMessage())));
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
