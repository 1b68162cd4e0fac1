package dev.jeton.bench;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * Calls until everything is compiled, by what the calls cost and not by the clock: where others use
 * the machine, a second may be a tenth of one.
 */
public final class Warm {

  private static final int ENOUGH_CALLS = 300_000;
  private static final long ENOUGH_TIME = Duration.ofSeconds(3).toNanos();

  private Warm() {}

  /** Calls, for three seconds on a processor or three hundred thousand times. */
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
