package dev.jeton.bench.store;

import com.sun.management.ThreadMXBean;
import dev.jeton.bench.Effort;
import dev.jeton.bench.Measured;
import dev.jeton.store.SessionDraft;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionStore;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * What each verb costs in a store of ten thousand sessions and of a million. In one process, for to fill
 * a store takes longer than to ask it; the smallest store is asked once before, unmeasured, so that none
 * pays for what is not compiled yet. Not thread-safe.
 */
public final class StoreGrowth {

  /** Names the results. */
  public static final String QUESTION = "store-growth";

  /** Names those of what a session weighs. */
  public static final String BYTES = "store-bytes";

  private static final List<Integer> SIZES = List.of(10_000, 100_000, 1_000_000);

  // Prime to the sizes: neighbours in time are none in the store.
  private static final int STEP = 7919;
  private static final int BETWEEN_LOOKS = 16;
  private static final int DUE = 100;
  private static final int PURGES = 10;
  private static final Duration LONG_AGO = Duration.ofDays(60);

  private final String jdk;
  private final Effort effort;
  private final Consumer<Measured> results;

  /** Tells {@code results} each number as soon as it is there. */
  public StoreGrowth(String jdk, Effort effort, Consumer<Measured> results) {
    this.jdk = jdk;
    this.effort = effort;
    this.results = results;
  }

  /** Measures all. */
  public void run() throws Exception {
    for (String kind : FilledStore.KINDS) {
      ask(kind, SIZES.get(0), measured -> {});
      for (int size : SIZES) if (size <= effort.most()) ask(kind, size, results);
    }
  }

  private void ask(String kind, int size, Consumer<Measured> told) throws Exception {
    System.err.println("filling " + kind + " with " + size + " sessions");
    try (FilledStore filled = FilledStore.empty(kind)) {
      Instant opened = filled.store().now();
      long empty = filled.bytes();
      filled.fill(0, size, opened);
      double each = (filled.bytes() - empty) / (double) size;
      told.accept(new Measured(jdk, BYTES, kind, size + " sessions", 1, 0, 0, each));
      Verbs verbs = new Verbs(filled, size, opened);
      for (int pass = 1; pass <= effort.passes(); pass++) {
        told.accept(measured(kind + ": find", size, pass, verbs::find));
        told.accept(measured(kind + ": touch", size, pass, verbs::touch));
        told.accept(measured(kind + ": replace", size, pass, verbs::replace));
        // Redis forgets by itself.
        if (!kind.equals("Redis")) told.accept(purged(kind, size, pass, verbs));
      }
    }
  }

  private Measured measured(String row, int size, int pass, IntConsumer verb) {
    Spent spent = new Spent();
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(effort.round() * effort.rounds());
    int calls = 0;
    int number = pass;
    while (System.nanoTime() < end) {
      for (int look = 0; look < BETWEEN_LOOKS; look++) {
        number = (number + STEP) % size;
        verb.accept(number);
      }
      calls += BETWEEN_LOOKS;
    }
    return spent.over(calls).as(jdk, row, size, pass);
  }

  private Measured purged(String kind, int size, int pass, Verbs verbs) {
    verbs.makeDue(PURGES * DUE);
    Spent spent = new Spent();
    for (int purge = 0; purge < PURGES; purge++) verbs.purge();
    return spent.over(PURGES).as(jdk, kind + ": purge of " + DUE, size, pass);
  }

  /** The verbs on one store, each of which fails unless it does what it is measured for. */
  private static final class Verbs {
    private final FilledStore filled;
    private final SessionStore store;
    private final Instant opened;
    private final long epoch;
    private final Duration tenth;
    private final int[] touches;
    private final int[] versions;
    private int next;

    Verbs(FilledStore filled, int size, Instant opened) {
      this.filled = filled;
      this.store = filled.store();
      this.opened = opened;
      this.epoch = store.epoch();
      this.tenth = Records.record(0, epoch, opened).lifetimes().idle().dividedBy(10);
      this.touches = new int[size];
      this.versions = IntStream.range(0, size).map(number -> 1).toArray();
      this.next = size;
    }

    void find(int number) {
      Optional<SessionRecord> found = store.find(Records.id(number));
      demand(found.isPresent());
    }

    // Each a tenth of the idle time after the one before, or nothing would be written.
    void touch(int number) {
      Instant seen = opened.plus(tenth.multipliedBy(++touches[number]));
      demand(store.touch(Records.id(number), seen));
    }

    void replace(int number) {
      int version = versions[number]++;
      SessionRecord record = Records.record(number, epoch, opened);
      demand(store.replace(SessionDraft.of(record).version(version + 1L).record(), version));
    }

    void makeDue(int many) {
      filled.fill(next, next + many, opened.minus(LONG_AGO));
      next += many;
    }

    void purge() {
      demand(store.purge(DUE) == DUE);
    }

    private static void demand(boolean done) {
      if (!done) throw new IllegalStateException("a verb did not do what is measured");
    }
  }

  /** What the calling thread has spent since. */
  private static final class Spent {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final long bytes = THREADS.getCurrentThreadAllocatedBytes();
    private final long cpu = THREADS.getCurrentThreadCpuTime();
    private final long wall = System.nanoTime();

    PerCall over(int calls) {
      double passed = System.nanoTime() - wall;
      double onProcessor = THREADS.getCurrentThreadCpuTime() - cpu;
      double allocated = THREADS.getCurrentThreadAllocatedBytes() - bytes;
      return new PerCall(passed / calls, onProcessor / calls, allocated / calls);
    }
  }

  private record PerCall(double wall, double cpu, double bytes) {
    Measured as(String jdk, String row, int size, int pass) {
      return new Measured(jdk, QUESTION, row, size + " sessions", pass, wall, cpu, bytes);
    }
  }
}
