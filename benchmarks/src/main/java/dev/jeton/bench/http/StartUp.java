package dev.jeton.bench.http;

import dev.jeton.bench.Effort;
import dev.jeton.bench.Measured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** How soon a server has answered its first request, from the start of its process. Not thread-safe. */
public final class StartUp {

  /** Names the results. */
  public static final String QUESTION = "start-up";

  private static final int STARTS = 5;
  private static final int OK = 200;

  private final String jdk;
  private final ServedProcess.Launcher launcher;
  private final int starts;
  private final Consumer<Measured> results;
  private final HttpClient client = HttpClient.newHttpClient();

  /** Runs servers by {@code java}; tells {@code results} each number at once. */
  public StartUp(String jdk, Path java, Effort effort, Consumer<Measured> results) {
    this.jdk = jdk;
    this.launcher = new ServedProcess.Launcher(java, List.of());
    this.starts = STARTS * effort.passes();
    this.results = results;
  }

  /** Measures all. */
  public void run() throws IOException, InterruptedException {
    for (int start = 1; start <= starts; start++)
      for (String framework : List.of("Tomcat", "Javalin")) {
        results.accept(started(framework, "the framework alone", Guard.NOTHING, start));
        results.accept(started(framework, "Jeton", Guard.OPEN, start));
      }
  }

  private Measured started(String framework, String who, Guard guard, int start)
      throws IOException, InterruptedException {
    long began = System.nanoTime();
    try (ServedProcess server = ServedProcess.start(launcher, framework, guard, 0, "cookie")) {
      URI route = URI.create("http://127.0.0.1:" + server.port() + Served.ROUTE);
      int status = client
          .send(HttpRequest.newBuilder(route).build(), BodyHandlers.discarding())
          .statusCode();
      if (status != OK) throw new IllegalStateException(framework + " answered " + status);
      long passed = System.nanoTime() - began;
      return new Measured(jdk, QUESTION, framework, who, start, passed, server.cpuNanos(), 0);
    }
  }
}
