package dev.jeton.bench.session;

import dev.jeton.bench.Warm;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One session opened in memory and its token issued. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class OpenSession {

  @Param("Jeton")
  public String who = "";

  private Holder[] holder = {};
  private int count;

  @Setup
  public void prepare() throws Exception {
    startAnew();
    Warm.up(this::open);
  }

  /** What was opened before must not fill the memory. */
  @Setup(Level.Iteration)
  public void startAnew() throws Exception {
    holder = new Holder[] {Holder.named(who)};
  }

  @Benchmark
  public Object open() throws Exception {
    return holder[0].open("subject-" + count++);
  }
}
