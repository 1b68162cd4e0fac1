package dev.jeton.bench;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Asks by JMH, one process for each who is asked. */
final class Asking {

  private static final String ALLOCATED = "gc.alloc.rate.norm";

  // JDK 24 and newer warn about what Netty and Caffeine do; JDK 17 does not know the flags.
  static final List<String> FLAGS = List.of(
      "-Xms2g",
      "-Xmx2g",
      "-XX:+IgnoreUnrecognizedVMOptions",
      "--sun-misc-unsafe-memory-access=allow",
      "--enable-native-access=ALL-UNNAMED");

  private final Jdk jdk;
  private final Effort effort;

  Asking(Jdk jdk, Effort effort) {
    this.jdk = jdk;
    this.effort = effort;
  }

  /** One answer of one process. */
  Measured ask(Question question, Question.Asked asked, int pass) throws RunnerException {
    ChainedOptionsBuilder options = new OptionsBuilder()
        .include(question.benchmark().getName())
        .jvm(jdk.java().toString())
        .jvmArgs(FLAGS.toArray(String[]::new))
        .jvmArgsAppend("-D" + Warm.TIME + "=" + effort.warm())
        .forks(1)
        .threads(1)
        .warmupIterations(effort.warmups())
        .warmupTime(effort.roundTime())
        .measurementIterations(effort.rounds())
        .measurementTime(effort.roundTime())
        .shouldFailOnError(true)
        .verbosity(VerboseMode.SILENT)
        .addProfiler(GCProfiler.class)
        .addProfiler(ThreadCpu.class);
    for (Map.Entry<String, String> parameter : asked.parameters().entrySet())
      options.param(parameter.getKey(), parameter.getValue());
    Collection<RunResult> results = new Runner(options.build()).run();
    RunResult result = results.iterator().next();
    return new Measured(
        jdk.version(),
        question.id(),
        asked.row(),
        asked.who(),
        pass,
        result.getPrimaryResult().getScore(),
        secondary(result, ThreadCpu.NAME),
        secondary(result, ALLOCATED));
  }

  @SuppressWarnings("rawtypes") // as JMH hands them out
  private static double secondary(RunResult result, String name) {
    for (Map.Entry<String, Result> each : result.getSecondaryResults().entrySet())
      if (each.getKey().endsWith(name)) return each.getValue().getScore();
    throw new IllegalStateException("no " + name);
  }
}
