package dev.jeton.tck.race;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs tasks on threads of their own of which one moves at a time; at each {@link #take} chance says
 * who is next. So two requests meet between a read and a write, and meet there again under the same
 * seed. Thread-safe.
 */
final class Turns {

  private static final ExecutorService THREADS = Executors.newCachedThreadPool(Turns::daemon);
  private static final ThreadLocal<Seat> SEAT = new ThreadLocal<>();
  private static final long LONGEST_RACE_MINUTES = 1;

  private record Seat(Turns turns, int number) {}

  private final Chance chance;
  private final Runnable moved;
  private final List<Integer> racing = new ArrayList<>();
  private int next;

  private Turns(Chance chance, Runnable moved, int runners) {
    this.chance = chance;
    this.moved = moved;
    for (int runner = 0; runner < runners; runner++) racing.add(runner);
    this.next = chance.below(runners);
  }

  /** Runs all tasks to their end; {@code moved} hears of each turn. */
  static void run(List<Runnable> tasks, Chance chance, Runnable moved) {
    Turns turns = new Turns(chance, moved, tasks.size());
    List<Future<?>> running = new ArrayList<>();
    for (int number = 0; number < tasks.size(); number++) {
      Seat seat = new Seat(turns, number);
      Runnable task = tasks.get(number);
      running.add(THREADS.submit(() -> turns.ride(seat, task)));
    }
    running.forEach(Turns::finished);
  }

  /** Lets others go first, in a race; beside one it does nothing. */
  static void take() {
    Seat seat = SEAT.get();
    if (seat != null) seat.turns().pass(seat.number());
  }

  private void ride(Seat seat, Runnable task) {
    SEAT.set(seat);
    try {
      await(seat.number());
      task.run();
    } finally {
      SEAT.remove();
      leave(seat.number());
    }
  }

  private synchronized void pass(int me) {
    moved.run();
    next = racing.get(chance.below(racing.size()));
    notifyAll();
    await(me);
  }

  private synchronized void leave(int me) {
    racing.remove(Integer.valueOf(me));
    if (!racing.isEmpty()) next = racing.get(chance.below(racing.size()));
    notifyAll();
  }

  private synchronized void await(int me) {
    try {
      while (next != me) wait();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError("stopped before the race was over", stopped);
    }
  }

  private static void finished(Future<?> running) {
    try {
      running.get(LONGEST_RACE_MINUTES, TimeUnit.MINUTES);
    } catch (ExecutionException | TimeoutException failed) {
      throw new AssertionError("a client of the race failed", failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError("stopped before the race was over", stopped);
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "turns");
    thread.setDaemon(true);
    return thread;
  }
}
