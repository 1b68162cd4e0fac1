package dev.jeton.sample.contract.wire;

import dev.jeton.client.ClientSecret;
import dev.jeton.sample.DevelopmentCertificate;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A sample in a process of its own. Thread-safe. */
public final class SampleProcess implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 60;
  private static final String LISTENING = "Counter on ";
  private static final String NO_USERS = "  no demo users";
  private static final Pattern CLIENT = Pattern.compile("  client (\\S+) / (\\S+) .*");
  private static final String LOUDEST = "-Dlogback.configurationFile=logback-loudest.xml";

  /**
   * How a sample that did not start went.
   *
   * @param errors all that it wrote to standard error
   */
  public record Failed(int status, String errors) {}

  /** The registered client of a sample, as it prints it at its start. */
  public record DemoClient(String id, ClientSecret secret) {}

  /** What is run. */
  private record Program(String main, String classPath) {

    static Program of(Class<?> main) {
      return new Program(main.getName(), System.getProperty("java.class.path"));
    }
  }

  private final Process process;
  private final Path errors;
  private final SampleClient client;
  private final Optional<DemoClient> demo;

  private SampleProcess(
      Process process, Path errors, SampleClient client, Optional<DemoClient> demo) {
    this.process = process;
    this.errors = errors;
    this.client = client;
    this.demo = demo;
  }

  /**
   * Starts a sample on a free port and waits until it listens; its data are in {@code directory}.
   */
  public static SampleProcess start(Class<?> main, Path directory, String... options) {
    return start(main, directory, 0, options);
  }

  /** Starts a sample on this port and waits until it listens; its data are in {@code directory}. */
  public static SampleProcess start(Class<?> main, Path directory, int port, String... options) {
    return start(Program.of(main), directory, port, List.of(), options);
  }

  /** The same for a sample that is not on the class path of the test, but has this one. */
  public static SampleProcess startElsewhere(
      String main, String classPath, Path directory, int port, String... options) {
    return start(new Program(main, classPath), directory, port, List.of(), options);
  }

  private static SampleProcess start(
      Program main, Path directory, int port, List<String> properties, String... options) {
    List<String> all =
        new ArrayList<>(List.of("--port=" + port, "--data-dir=" + directory.resolve("data")));
    all.addAll(List.of(options));
    try {
      Path errors = Files.createTempFile(directory, "errors", ".txt");
      Process process = launch(main, errors, properties, all);
      BufferedReader out = process.inputReader();
      String banner = bannerOf(out);
      if (banner.isEmpty())
        throw new AssertionError("the sample did not start: " + Files.readString(errors));
      URI origin = URI.create(banner.substring(banner.indexOf("https://")));
      DevelopmentCertificate certificate = DevelopmentCertificate.in(directory.resolve("data"));
      return new SampleProcess(process, errors, new SampleClient(origin, certificate), demoOf(out));
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /**
   * Starts a sample whose log tells all there is to tell, but for what containers tell of raw
   * requests.
   */
  public static SampleProcess startAtItsLoudest(Class<?> main, Path directory, String... options) {
    return start(Program.of(main), directory, 0, List.of(LOUDEST), options);
  }

  /** Starts a sample that does not get far, and waits for its end. */
  public static Failed fail(Class<?> main, Path directory, String... options) {
    try {
      Path errors = Files.createTempFile(directory, "errors", ".txt");
      Process process = launch(Program.of(main), errors, List.of(), List.of(options));
      String banner = bannerOf(process.inputReader());
      if (!banner.isEmpty()) {
        process.destroyForcibly();
        throw new AssertionError("the sample started: " + banner);
      }
      return new Failed(ended(process), Files.readString(errors));
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /** A port that nobody uses at the moment. */
  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /** Its client. */
  public SampleClient client() {
    return client;
  }

  /** The client that it printed; empty where it has none. */
  public Optional<DemoClient> demoClient() {
    return demo;
  }

  /** What it has logged so far. */
  public String log() {
    try {
      return Files.readString(errors);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /** Ends it as {@code kill -9} does, with no chance to write anything. */
  public void kill() {
    process.destroyForcibly();
    var unused = ended(process);
  }

  /** Asks it to end, as a service manager does, and returns its exit status. */
  public int stop() {
    process.destroy();
    return ended(process);
  }

  @Override
  public void close() {
    kill();
  }

  private static Process launch(
      Program program, Path errors, List<String> properties, List<String> options)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+IgnoreUnrecognizedVMOptions",
        "--sun-misc-unsafe-memory-access=allow",
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        program.classPath()));
    command.addAll(properties);
    command.add(program.main());
    command.addAll(options);
    ProcessBuilder sample = new ProcessBuilder(command).redirectError(Redirect.to(errors.toFile()));
    sample.environment().keySet().removeIf(name -> name.startsWith("JETON_"));
    return sample.start();
  }

  private static String bannerOf(BufferedReader out) throws IOException {
    String line = out.readLine();
    while (line != null && !line.startsWith(LISTENING)) line = out.readLine();
    return line == null ? "" : line;
  }

  // What follows the banner, up to its last line.
  private static Optional<DemoClient> demoOf(BufferedReader out) throws IOException {
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      Matcher client = CLIENT.matcher(line);
      if (client.matches())
        return Optional.of(new DemoClient(client.group(1), ClientSecret.of(client.group(2))));
      if (line.equals(NO_USERS)) return Optional.empty();
    }
    throw new AssertionError("the sample ended before it had said who may use it");
  }

  private static int ended(Process process) {
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
        throw new AssertionError("the sample does not end");
      return process.exitValue();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", stopped);
    }
  }
}
