package dev.jeton.bench.http;

import dev.jeton.bench.Effort;
import dev.jeton.bench.Measured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
  private final Path java;
  private final List<String> flags;
  private final Effort effort;
  private final Consumer<Measured> results;

  /** Runs servers by {@code java} with {@code flags}; tells {@code results} each number at once. */
  public HttpCpu(
      String jdk, Path java, List<String> flags, Effort effort, Consumer<Measured> results) {
    this.jdk = jdk;
    this.java = java;
    this.flags = List.copyOf(flags);
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
    Path headers = Files.createTempFile("headers", ".txt");
    Process server = start(framework, asked, headers);
    try {
      BufferedReader told = new BufferedReader(
          new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
      int port = Integer.parseInt(String.valueOf(told.readLine()));
      Wrk wrk = Wrk.sending(headers);
      int seconds = effort.passes() > 1 ? 4 : 2;
      // A server is compiled by its requests, and that takes some hundred thousand of them.
      if (wrk.load(port, WARM * seconds) == 0)
        throw new IllegalStateException("nothing was answered");
      long before = cpuNanos(server);
      long requests = wrk.load(port, seconds);
      double cpu = (cpuNanos(server) - before) / (double) requests;
      double wall = TimeUnit.SECONDS.toNanos(seconds) / (double) requests;
      return new Measured(jdk, QUESTION, asked.row(), asked.who(), pass, wall, cpu, 0);
    } finally {
      // It ends with its standard input; nobody waits for its goodbye.
      server.destroyForcibly().waitFor();
      Files.delete(headers);
    }
  }

  private Process start(String framework, Asked asked, Path headers) throws IOException {
    List<String> command = new ArrayList<>(List.of(java.toString()));
    command.addAll(flags);
    command.addAll(List.of(
        "-cp",
        System.getProperty("java.class.path"),
        Served.class.getName(),
        framework,
        asked.guard().name(),
        Integer.toString(asked.sessions()),
        asked.carrier(),
        headers.toString()));
    return new ProcessBuilder(command)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static long cpuNanos(Process server) {
    return server
        .toHandle()
        .info()
        .totalCpuDuration()
        .orElseThrow(
            () -> new IllegalStateException("the system does not tell what a process spent"))
        .toNanos();
  }
}
