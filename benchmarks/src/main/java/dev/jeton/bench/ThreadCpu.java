package dev.jeton.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Adds to each result how long the calling threads were on a processor for one call: on a machine
 * that others use, too, that is steadier than the time that passed. What other threads do, a garbage
 * collector or an event loop, is not in it.
 */
public final class ThreadCpu implements InternalProfiler {

  /** What the result is called. */
  public static final String NAME = "cpu";

  private static final String WORKERS = "jmh-worker";

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private Map<Long, Long> before = Map.of();

  @Override
  public String getDescription() {
    return "processor time of the calling threads";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    before = now();
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    long spent = 0;
    for (Map.Entry<Long, Long> thread : now().entrySet())
      spent += thread.getValue() - before.getOrDefault(thread.getKey(), 0L);
    double each = (double) spent / Math.max(1, result.getMetadata().getAllOps());
    return List.of(new ScalarResult(NAME, each, "ns/op", AggregationPolicy.AVG));
  }

  private Map<Long, Long> now() {
    Map<Long, Long> spent = new HashMap<>();
    for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds()))
      if (thread != null && thread.getThreadName().contains(WORKERS))
        spent.put(thread.getThreadId(), threads.getThreadCpuTime(thread.getThreadId()));
    return spent;
  }
}
