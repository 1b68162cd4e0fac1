package dev.jeton.reuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class IdleTest {

  @Test
  void givesAgainWhatWasGivenBack() {
    Idle<Object> idle = new Idle<>(Object::new);
    Object first = idle.take();

    idle.giveBack(first);

    assertThat(idle.take()).isSameAs(first);
    assertThat(idle.take()).isNotSameAs(first);
  }

  @Test
  void noTwoEverHaveTheSameAtATime() throws Exception {
    AtomicInteger prepared = new AtomicInteger();
    Idle<AtomicBoolean> idle = new Idle<>(() -> {
      prepared.incrementAndGet();
      return new AtomicBoolean();
    });
    // More than there are places, so that some share one.
    ExecutorService threads = Executors.newFixedThreadPool(40);
    List<Future<Integer>> clashes = new ArrayList<>();
    for (int thread = 0; thread < 40; thread++)
      clashes.add(threads.submit(() -> {
        int clashed = 0;
        for (int use = 0; use < 20_000; use++) {
          AtomicBoolean inUse = idle.take();
          if (!inUse.compareAndSet(false, true)) clashed++;
          inUse.set(false);
          idle.giveBack(inUse);
        }
        return clashed;
      }));

    for (Future<Integer> each : clashes) assertThat(each.get()).isZero();
    threads.shutdown();
    assertThat(prepared.get()).isLessThan(40 * 20_000);
  }
}
