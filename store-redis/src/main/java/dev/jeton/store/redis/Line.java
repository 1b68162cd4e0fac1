package dev.jeton.store.redis;

import dev.jeton.store.StoreException;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisReadOnlyException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One connection, shared by all threads, on which nobody waits longer than the time-out. Where one
 * fails, or answers nothing in time, another takes its place: a peer that vanished without a word
 * would otherwise be waited for until the operating system gives up, a quarter of an hour later. One
 * that broke meanwhile is replaced before anything is sent. Thread-safe.
 */
final class Line implements AutoCloseable {

  private final Supplier<Wire> opener;
  private final Duration timeout;

  private @Nullable CompletableFuture<Wire> present;
  private boolean closed;

  Line(Supplier<Wire> opener, Duration timeout) {
    this.opener = opener;
    this.timeout = timeout;
  }

  /** What one command answers. */
  <T> T answer(Function<Wire, ? extends Future<T>> command) {
    return answers(wire -> List.of(command.apply(wire))).get(0);
  }

  /**
   * What commands answer that are sent together.
   *
   * @throws StoreException if one fails or all together take longer than the time-out
   */
  <T> List<T> answers(Function<Wire, List<? extends Future<T>>> commands) {
    return answers(timeout, commands);
  }

  /**
   * Waits for the connection alone.
   *
   * @throws StoreException if it can't be had within {@code atMost}
   */
  void connected(Duration atMost) {
    answers(atMost, wire -> List.of());
  }

  private <T> List<T> answers(Duration atMost, Function<Wire, List<? extends Future<T>>> commands) {
    long deadline = System.nanoTime() + atMost.toNanos();
    CompletableFuture<Wire> line = present();
    boolean connected = false;
    try {
      Wire wire = line.get(left(deadline), TimeUnit.NANOSECONDS);
      connected = true;
      List<T> answers = new ArrayList<>();
      List<? extends Future<T>> sent = commands.apply(wire);
      for (Future<T> each : sent) answers.add(each.get(left(deadline), TimeUnit.NANOSECONDS));
      return answers;
    } catch (TimeoutException late) {
      giveUp(line);
      throw new StoreException("Redis did not answer within " + atMost, late);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new StoreException("interrupted while waiting for Redis", stopped);
    } catch (ExecutionException failed) {
      if (!connected || disconnects(failed.getCause())) giveUp(line);
      // A client that may not be used is a mistake of whoever made it, and stays one.
      if (failed.getCause() instanceof IllegalStateException mistake && !connected) throw mistake;
      throw Faults.storeException(failed.getCause());
    } catch (RuntimeException failed) {
      giveUp(line);
      throw Faults.storeException(failed);
    }
  }

  private static long left(long deadline) {
    return Math.max(0, deadline - System.nanoTime());
  }

  // An error that a server answers is no reason to call another one, unless it is the wrong one.
  private static boolean disconnects(@Nullable Throwable failed) {
    if (failed instanceof RedisCommandExecutionException refused)
      return refused instanceof RedisReadOnlyException
          || String.valueOf(refused.getMessage()).startsWith("MOVED ");
    return !(failed instanceof StoreException);
  }

  private synchronized CompletableFuture<Wire> present() {
    if (closed) throw new IllegalStateException("this database is closed");
    if (present != null && broke(present)) giveUp(present);
    if (present == null) {
      CompletableFuture<Wire> opening = new CompletableFuture<>();
      present = opening;
      // Not in the caller's thread: a server that accepts and then says nothing is not his to wait
      // for.
      Thread thread = new Thread(() -> open(opening), "jeton-redis-connect");
      thread.setDaemon(true);
      thread.start();
    }
    return present;
  }

  private static boolean broke(CompletableFuture<Wire> line) {
    return line.isDone() && !line.isCompletedExceptionally() && line.join().broken();
  }

  private void open(CompletableFuture<Wire> opening) {
    try {
      opening.complete(opener.get());
    } catch (RuntimeException failed) {
      opening.completeExceptionally(failed);
    }
  }

  private synchronized void giveUp(CompletableFuture<Wire> line) {
    if (present != line) return;
    present = null;
    // What others wait for on it has its time, too.
    CompletableFuture.delayedExecutor(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .execute(() -> close(line));
  }

  private static void close(CompletableFuture<Wire> line) {
    CompletableFuture<Void> unused = line.thenAccept(Wire::close);
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (present != null) close(present);
    present = null;
  }
}
