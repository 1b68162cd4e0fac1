package dev.jeton.bench;

import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/**
 * Calls until everything is compiled, by what the calls cost and not by the clock: where others use
 * the machine, a second may be a tenth of one.
 */
public final class Warm {

  /** Names the property that says for how long, in milliseconds. */
  static final String TIME = "jeton.bench.warm";

  private static final int ENOUGH_CALLS = 300_000;
  private static final long ENOUGH_TIME = TimeUnit.MILLISECONDS.toNanos(Long.getLong(TIME, 3000));

  private Warm() {}

  /** Calls, for three seconds on a processor unless told otherwise, or three hundred thousand times. */
  public static void up(Callable<?> call) throws Exception {
    long begun = spent();
    for (int calls = 0; calls < ENOUGH_CALLS && spent() - begun < ENOUGH_TIME; calls++) {
      Object unused = call.call();
    }
  }

  private static long spent() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
