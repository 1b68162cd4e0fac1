package dev.jeton.sample.contract.wire;

import dev.jeton.sample.Counter;
import dev.jeton.sample.SampleServer;
import dev.jeton.sample.option.Options;
import dev.jeton.tck.fake.ManualClock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A sample in the process of its test, which moves its clock. Its sessions rest in memory, for a
 * database has a clock of its own. Not thread-safe: belongs to one test.
 */
public final class ClockedSample implements AutoCloseable {

  private final ManualClock clock;
  private final Counter counter;
  private final SampleServer.Running running;
  private final SampleClient client;

  private ClockedSample(ManualClock clock, Counter counter, SampleServer.Running running) {
    this.clock = clock;
    this.counter = counter;
    this.running = running;
    this.client =
        new SampleClient(URI.create(counter.options().publicOrigin()), counter.certificate());
  }

  /** Starts a sample on a free port; its keys are in {@code directory}. */
  public static ClockedSample start(SampleServer server, Path directory, String... options) {
    ManualClock clock = new ManualClock(Instant.parse("2030-01-01T00:00:00Z"));
    List<String> all = new ArrayList<>(List.of("--port=" + SampleProcess.freePort()));
    all.addAll(List.of(options));
    try {
      Counter counter = counter(directory, clock, all);
      return new ClockedSample(clock, counter, server.start(counter));
    } catch (Exception failure) {
      throw new AssertionError("the sample did not start", failure);
    }
  }

  /**
   * The application alone, for a test that serves it as its framework's tests do: it has no users, and
   * is behind a proxy on this machine that ends TLS.
   */
  public static Counter application(Path directory, Clock clock) throws IOException {
    return counter(directory, clock, List.of("--trusted-proxy=127.0.0.1", "--demo-users=false"));
  }

  private static Counter counter(Path directory, Clock clock, List<String> options)
      throws IOException {
    List<String> all = new ArrayList<>(options);
    all.add("--store=memory");
    all.add("--data-dir=" + directory.resolve("data"));
    return Counter.open(Options.of("clocked", all.toArray(String[]::new), Map.of()), clock);
  }

  /** Its client. */
  public SampleClient client() {
    return client;
  }

  /** What it is made of. */
  public Counter counter() {
    return counter;
  }

  /** What it goes by. */
  public ManualClock clock() {
    return clock;
  }

  /** Lets {@code time} pass; whoever waits for the end of a session that is over by then is told. */
  public void pass(Duration time) {
    clock.advance(time);
    if (!counter.tokens().follow()) throw new AssertionError("the store can't be heard");
  }

  /** Stops it as a service manager does. Idempotent. */
  @Override
  public void close() {
    counter.streams().close();
    running.stop();
    counter.close();
  }
}
