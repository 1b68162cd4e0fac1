package dev.jeton.key;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.ManualClock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SingleReloadTest {
  private final ManualClock clock = new ManualClock();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final AtomicInteger read = new AtomicInteger();
  private final SingleReload reload = new SingleReload(clock, this::readSlowly);
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void whoComesWhileTheStoreIsReadWaitsForIt() throws Exception {
    clock.advance(Duration.ofSeconds(10));
    AtomicReference<Thread> late = new AtomicReference<>();

    Future<?> first = threads.submit(reload::onUnknownKey);
    begun.await();
    Future<Integer> second = threads.submit(() -> {
      late.set(Thread.currentThread());
      reload.onUnknownKey();
      return read.get();
    });
    while (!second.isDone() && !waits(late.get())) Thread.onSpinWait();
    goOn.countDown();

    first.get(10, SECONDS);
    assertThat(second.get(10, SECONDS)).isOne();
    assertThat(read).hasValue(1);
  }

  private static boolean waits(@Nullable Thread thread) {
    return thread != null && thread.getState() == Thread.State.WAITING;
  }

  private void readSlowly() {
    begun.countDown();
    try {
      goOn.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    read.incrementAndGet();
  }
}
