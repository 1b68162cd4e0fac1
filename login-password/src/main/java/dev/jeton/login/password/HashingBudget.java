package dev.jeton.login.password;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * How much memory hashes may take at once, so that a flood of log-ins can't eat the heap, and how
 * many threads may queue for it, so that the flood can't hold every thread of the server either.
 * Thread-safe; first come, first served.
 */
final class HashingBudget {

  // A hash takes some 50 ms: whoever finds 8 before him is served within half a second.
  private static final int QUEUED_PER_PLACE = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int SHARE_OF_HEAP = 4;

  private final int kib;
  private final Semaphore memory;
  private final Semaphore door;
  private final Duration patience;

  HashingBudget(int parallel, int memoryKib, int queued, Duration patience) {
    this.kib = Math.multiplyExact(parallel, memoryKib);
    this.memory = new Semaphore(kib, true);
    this.door = new Semaphore(parallel + queued);
    this.patience = patience;
  }

  /** Room for {@code parallel} hashes of {@code memoryKib}, and a short queue before it. */
  static HashingBudget of(int parallel, int memoryKib) {
    return new HashingBudget(parallel, memoryKib, parallel * QUEUED_PER_PLACE, PATIENCE);
  }

  /** As many as there are processors, within a quarter of the heap. */
  static int usualParallel(int memoryKib) {
    long fitting = Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP / (memoryKib * 1024L);
    int processors =
        Math.min(Runtime.getRuntime().availableProcessors(), PasswordHasher.MOST_PARALLEL);
    return (int) Math.max(1, Math.min(processors, fitting));
  }

  /**
   * The outcome of {@code work}, which takes {@code memoryKib}; empty, and not run, where there is
   * no room soon.
   */
  <T> Optional<T> spend(int memoryKib, Supplier<T> work) {
    if (!door.tryAcquire()) return Optional.empty();
    try {
      int share = Math.min(kib, memoryKib);
      if (!memory.tryAcquire(share, patience.toNanos(), TimeUnit.NANOSECONDS))
        return Optional.empty();
      return Optional.of(within(share, work));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      door.release();
    }
  }

  /** The outcome of {@code work}, however long it has to wait for room. */
  <T> T await(int memoryKib, Supplier<T> work) {
    int share = Math.min(kib, memoryKib);
    memory.acquireUninterruptibly(share);
    return within(share, work);
  }

  private <T> T within(int share, Supplier<T> work) {
    try {
      return work.get();
    } finally {
      memory.release(share);
    }
  }
}
