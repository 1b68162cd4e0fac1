package dev.jeton.bench.session;

import dev.jeton.bench.Warm;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One validation of a token that is a key to a record in memory. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ValidateSession {

  @Param("Jeton")
  public String who = "";

  @Param("10000")
  public int sessions;

  // Prime to the number of sessions: neighbours in time are none in memory.
  private static final int STEP = 7919;

  private byte[][] tokens = {};
  private Holder holder = new ByNobody();
  private int next;

  private static final class ByNobody implements Holder {
    @Override
    public String open(String subject) {
      throw new IllegalStateException("nobody opens");
    }

    @Override
    public Object whose(String token) {
      throw new IllegalStateException("nobody knows");
    }
  }

  @Setup
  public void prepare() throws Exception {
    holder = Holder.named(who);
    tokens = new byte[sessions][];
    for (int index = 0; index < sessions; index++)
      tokens[index] = holder.open("subject-" + index).getBytes(StandardCharsets.ISO_8859_1);
    demandSense();
    Warm.up(this::validate);
  }

  private void demandSense() throws Exception {
    Object unused = holder.whose(text(0));
    byte[] altered = tokens[0].clone();
    int middle = altered.length / 2;
    altered[middle] = (byte) (altered[middle] == 'a' ? 'b' : 'a');
    try {
      Object unusedToo = holder.whose(new String(altered, StandardCharsets.ISO_8859_1));
    } catch (Exception refused) {
      return;
    }
    throw new IllegalStateException("a token was believed that nobody issued");
  }

  // A request never brings the same String twice.
  private String text(int index) {
    return new String(tokens[index], StandardCharsets.ISO_8859_1);
  }

  @Benchmark
  public Object validate() throws Exception {
    next = (next + STEP) % sessions;
    return holder.whose(text(next));
  }
}
