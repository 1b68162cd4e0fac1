package dev.jeton.key;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** One daemon thread that refreshes a ring again and again until it is closed. Thread-safe. */
final class BackgroundRefresh implements AutoCloseable {
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(BackgroundRefresh::daemon);
  private final ScheduledFuture<?> schedule;

  /** {@code refresh} throws nothing, for that would end the schedule. */
  BackgroundRefresh(Runnable refresh, Duration pause) {
    schedule = thread.scheduleWithFixedDelay(
        refresh, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static Thread daemon(Runnable work) {
    Thread daemon = new Thread(work, "jeton-keys");
    daemon.setDaemon(true);
    return daemon;
  }

  @Override
  public void close() {
    schedule.cancel(false);
    thread.shutdownNow();
  }
}
