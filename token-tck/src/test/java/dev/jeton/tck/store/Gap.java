package dev.jeton.tck.store;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Between a look and what follows from it. Racers wait here for one another, so that the first race
 * hits the gap on a machine of any speed; whoever is in no race passes. Thread-safe.
 */
final class Gap {

  private static final long PATIENCE_SECONDS = 1;

  private final CountDownLatch racers;

  /** @param racers that meet here; from then on nobody waits */
  Gap(int racers) {
    this.racers = new CountDownLatch(racers);
  }

  /** Waits for the others; in a race that has too few of them it gives up, once. */
  void pass() {
    if (!Race.runsThis()) return;
    racers.countDown();
    try {
      if (racers.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) return;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    while (racers.getCount() > 0) racers.countDown();
  }
}
