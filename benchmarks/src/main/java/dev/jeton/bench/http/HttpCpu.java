package dev.jeton.bench.http;

import dev.jeton.bench.Effort;
import dev.jeton.bench.Measured;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * How long a server is on a processor for one request, with a guard and without. Not thread-safe.
 */
public final class HttpCpu {

  /** Names the results. */
  public static final String QUESTION = "http-cpu";

  /** More than a node keeps the proofs of. */
  private static final int MANY = 60_000;

  private static final int WARM = 4;

  private static final String COOKIE = "cookie";
  private static final String BEARER = "bearer";

  /** One server: what its row is called, who is asked, and what clients bring. */
  private record Asked(String row, String who, Guard guard, int sessions, String carrier) {}

  private final String jdk;
  private final ServedProcess.Launcher launcher;
  private final Effort effort;
  private final Consumer<Measured> results;

  /** Runs servers by {@code java} with {@code flags}; tells {@code results} each number at once. */
  public HttpCpu(
      String jdk, Path java, List<String> flags, Effort effort, Consumer<Measured> results) {
    this.jdk = jdk;
    this.launcher = new ServedProcess.Launcher(java, flags);
    this.effort = effort;
    this.results = results;
  }

  /** Measures all. */
  public void run() throws IOException, InterruptedException {
    for (int pass = 1; pass <= effort.passes(); pass++)
      for (String framework : List.of("Tomcat", "Javalin"))
        for (Asked asked : asked(framework)) results.accept(measured(framework, asked, pass));
  }

  private static List<Asked> asked(String framework) {
    return Stream.of(
            row(framework + ", reference token", Guard.AUTHORITATIVE, 1, COOKIE),
            row(framework + ", reference token, copy", Guard.CACHED, 1, COOKIE),
            row(framework + ", JWT seen before", Guard.LOCAL, 1, BEARER),
            row(framework + ", JWT never seen", Guard.LOCAL, MANY, BEARER))
        .flatMap(List::stream)
        .toList();
  }

  private static List<Asked> row(String row, Guard guard, int sessions, String carrier) {
    List<Asked> asked = new ArrayList<>();
    asked.add(new Asked(row, "open", Guard.OPEN, sessions, carrier));
    asked.add(new Asked(row, "Jeton", guard, sessions, carrier));
    if (guard == Guard.AUTHORITATIVE) {
      asked.add(new Asked(row, "the framework alone", Guard.NOTHING, sessions, carrier));
      asked.add(new Asked(row, "HttpSession", Guard.FRAMEWORK, sessions, carrier));
    }
    return asked;
  }

  private Measured measured(String framework, Asked asked, int pass)
      throws IOException, InterruptedException {
    try (ServedProcess server = ServedProcess.start(
        launcher, framework, asked.guard(), asked.sessions(), asked.carrier())) {
      Wrk wrk = Wrk.sending(server.headers());
      int seconds = effort.passes() > 1 ? 4 : 2;
      // A server is compiled by its requests, and that takes some hundred thousand of them.
      if (wrk.load(server.port(), WARM * seconds) == 0)
        throw new IllegalStateException("nothing was answered");
      long before = server.cpuNanos();
      long requests = wrk.load(server.port(), seconds);
      double cpu = (server.cpuNanos() - before) / (double) requests;
      double wall = TimeUnit.SECONDS.toNanos(seconds) / (double) requests;
      return new Measured(jdk, QUESTION, asked.row(), asked.who(), pass, wall, cpu, 0);
    }
  }
}
