package dev.jeton.key;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets strangers who present unknown key ids cause one reading of the store in ten seconds. Whoever
 * comes while it runs waits for it and profits from it, or a good token would be refused.
 * Thread-safe.
 */
final class SingleReload {
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final Clock clock;
  private final Runnable reload;
  private final ReentrantLock running = new ReentrantLock();
  private volatile Instant notBefore;

  /** The first reading may come at {@code PAUSE} after now: the ring has just been read. */
  SingleReload(Clock clock, Runnable reload) {
    this.clock = clock;
    this.reload = reload;
    this.notBefore = clock.instant().plus(PAUSE);
  }

  void onUnknownKey() {
    if (early() && !running.isLocked()) return;
    running.lock();
    try {
      if (early()) return;
      // Also after a failure: a store that is away is not asked more often.
      notBefore = clock.instant().plus(PAUSE);
      reload.run();
    } finally {
      running.unlock();
    }
  }

  private boolean early() {
    return clock.instant().isBefore(notBefore);
  }
}
