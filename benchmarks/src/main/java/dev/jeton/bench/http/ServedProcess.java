package dev.jeton.bench.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process that is a server, until it is closed. Not thread-safe. */
final class ServedProcess implements AutoCloseable {

  /**
   * By which Java.
   *
   * @param java that runs it
   * @param flags of that
   */
  record Launcher(Path java, List<String> flags) {}

  private final Process process;
  private final Path headers;
  private final int port;

  private ServedProcess(Process process, Path headers, int port) {
    this.process = process;
    this.headers = headers;
    this.port = port;
  }

  /**
   * Started, and listening.
   *
   * @param sessions that are open
   * @param carrier of their tokens: {@code cookie} or {@code bearer}
   */
  static ServedProcess start(
      Launcher launcher, String framework, Guard guard, int sessions, String carrier)
      throws IOException {
    Path headers = Files.createTempFile("headers", ".txt");
    List<String> command = new ArrayList<>(List.of(launcher.java().toString()));
    command.addAll(launcher.flags());
    command.addAll(List.of(
        "-cp",
        System.getProperty("java.class.path"),
        Served.class.getName(),
        framework,
        guard.name(),
        Integer.toString(sessions),
        carrier,
        headers.toString()));
    Process process =
        new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
    BufferedReader told =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String port = told.readLine();
    if (port == null) throw new IOException(framework + " did not start");
    return new ServedProcess(process, headers, Integer.parseInt(port));
  }

  int port() {
    return port;
  }

  /** The header lines of requests that its sessions send, a line each. */
  Path headers() {
    return headers;
  }

  /** How long it has been on a processor. */
  long cpuNanos() {
    return process
        .toHandle()
        .info()
        .totalCpuDuration()
        .orElseThrow(
            () -> new IllegalStateException("the system does not tell what a process spent"))
        .toNanos();
  }

  @Override
  public void close() throws IOException {
    // Nobody waits for its goodbye.
    process.destroyForcibly().onExit().join();
    Files.delete(headers);
  }
}
