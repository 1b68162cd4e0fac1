package dev.jeton.bench;

import dev.jeton.near.NearLimits;
import dev.jeton.near.RevocationView;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Follows the feed as the library does, for who asks a validator without it. */
public final class Follower {

  private Follower() {}

  /** A thread that {@code view} follows by, as often as is usual, until it is shut down. */
  public static ScheduledExecutorService of(RevocationView view) {
    ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
      Thread daemon = new Thread(task, "follow");
      daemon.setDaemon(true);
      return daemon;
    });
    long pause = NearLimits.DEFAULT.interval().toMillis();
    var unused = thread.scheduleWithFixedDelay(view::follow, pause, pause, TimeUnit.MILLISECONDS);
    return thread;
  }
}
