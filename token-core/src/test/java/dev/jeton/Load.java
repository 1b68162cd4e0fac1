package dev.jeton;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Threads in which clients act over and over, each client in one of them, until this is closed.
 * They never stop for whoever waits, moves the clock or rotates keys.
 */
final class Load implements AutoCloseable {
  private static final int THREADS = 4;

  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final List<Future<?>> running = new ArrayList<>();
  private final long[] sweeps = new long[THREADS];
  private volatile boolean over;

  private <C> Load(List<C> clients, Consumer<C> act) {
    for (int thread = 0; thread < THREADS; thread++) {
      int mine = thread;
      List<C> own = new ArrayList<>();
      for (int i = mine; i < clients.size(); i += THREADS) own.add(clients.get(i));
      running.add(threads.submit(() -> sweepUntilOver(mine, own, act)));
    }
  }

  static <C> Load of(List<C> clients, Consumer<C> act) {
    return new Load(clients, act);
  }

  private <C> void sweepUntilOver(int thread, List<C> clients, Consumer<C> act) {
    try {
      while (!over) {
        clients.forEach(act);
        swept(thread, 1);
      }
    } finally {
      // Nobody waits for a thread that is gone: what ended it is told by close.
      swept(thread, Integer.MAX_VALUE);
    }
  }

  private synchronized void swept(int thread, int times) {
    sweeps[thread] += times;
    notifyAll();
  }

  /** Returns when every client has acted at least once from begin to end since this was called. */
  synchronized void everybodyCalls() {
    // The sweep that is under way may be past a client already.
    long[] enough = Arrays.stream(sweeps).map(sweep -> sweep + 2).toArray();
    while (!reached(enough)) {
      try {
        wait();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  private boolean reached(long[] enough) {
    for (int thread = 0; thread < THREADS; thread++)
      if (sweeps[thread] < enough[thread]) return false;
    return true;
  }

  @Override
  public void close() {
    over = true;
    threads.shutdown();
    for (Future<?> each : running) {
      try {
        each.get();
      } catch (InterruptedException | ExecutionException e) {
        throw new AssertionError(e);
      }
    }
  }
}
