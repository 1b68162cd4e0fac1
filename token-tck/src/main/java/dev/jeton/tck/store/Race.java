package dev.jeton.tck.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Runs something on many threads that start together. Thread-safe. */
public final class Race {

  private static final ExecutorService THREADS = Executors.newCachedThreadPool(Race::daemon);

  private static final String NAME = "race";

  private Race() {}

  /** Whether the caller is one of the runners of a race. */
  static boolean runsThis() {
    return Thread.currentThread().getName().equals(NAME);
  }

  /** What each of the runners answered, in their order. */
  public static <T> List<T> of(int runners, IntFunction<T> run) {
    CyclicBarrier start = new CyclicBarrier(runners);
    List<Future<T>> running = IntStream.range(0, runners)
        .mapToObj(runner -> THREADS.submit(() -> {
          start.await();
          return run.apply(runner);
        }))
        .toList();
    List<T> answers = new ArrayList<>();
    for (Future<T> each : running) answers.add(answer(each));
    return answers;
  }

  private static <T> T answer(Future<T> running) {
    try {
      return running.get(1, TimeUnit.MINUTES);
    } catch (ExecutionException | TimeoutException failed) {
      throw new AssertionError("a runner failed", failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError("stopped before the race was over", stopped);
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, NAME);
    thread.setDaemon(true);
    return thread;
  }
}
