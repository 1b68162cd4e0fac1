package dev.jeton.servers;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * A Redis server of its own, on this machine alone. It is the binary that a test dependency carries,
 * or that of {@code -Dredis.bin}. It ends with this process, if not before.
 */
public final class RedisServer implements AutoCloseable {

  private static final Path BINARY = binary();
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(5);

  private final int port;
  private final int otherPort;
  private final Path directory;
  private final List<String> command;
  private final String greeting;
  private Process process;

  // It has the user of the guide, whom all stores are; who tells it something may do all.
  private RedisServer(List<String> options) {
    this("", options, GuideUser.SETUSER);
  }

  // The greeting is what it answers OK to, when it is up.
  private RedisServer(String configuration, List<String> options, String greeting) {
    this.greeting = greeting;
    try {
      port = freePort();
      otherPort = freePort();
      directory = Files.createTempDirectory("redis");
      // A sentinel writes into its file; the others have none in it.
      Path file = Files.writeString(directory.resolve("redis.conf"), configuration);
      command = new ArrayList<>(List.of(
          BINARY.toString(),
          file.toString(),
          "--port",
          Integer.toString(port),
          "--bind",
          "127.0.0.1",
          "--dir",
          directory.toString(),
          "--save",
          "",
          "--repl-diskless-sync-delay",
          "0",
          "--daemonize",
          "no"));
      options.forEach(
          option -> command.add(option.replace("%other%", Integer.toString(otherPort))));
      process = started(command);
      Runtime.getRuntime().addShutdownHook(new Thread(this::close));
      await(this::isReady);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** A server that is up. */
  public static RedisServer standalone(String... options) {
    return new RedisServer(List.of(options));
  }

  /** One that speaks TLS on its other port. */
  public static RedisServer overTls(Path certificate, Path key) {
    return standalone(
        "--tls-port",
        "%other%",
        "--tls-cert-file",
        certificate.toString(),
        "--tls-key-file",
        key.toString(),
        "--tls-auth-clients",
        "no");
  }

  /** One that follows whatever is behind a port, and has done so once. */
  public static RedisServer replicaOf(int port) {
    RedisServer replica = standalone("--replicaof", "127.0.0.1", Integer.toString(port));
    await(() -> replica.tell("INFO replication").contains("master_link_status:up"));
    return replica;
  }

  /** One of three that watch a primary and agree by two on which replica takes over. */
  public static RedisServer sentinel(String name, int primary) {
    String watched = String.join(
        "\n",
        List.of(
            "sentinel monitor " + name + " 127.0.0.1 " + primary + " 2",
            "sentinel down-after-milliseconds " + name + " 1000",
            "sentinel failover-timeout " + name + " 4000",
            ""));
    return new RedisServer(watched, List.of("--sentinel"), "SENTINEL FLUSHCONFIG");
  }

  /** One that is to become a part of a Cluster. */
  public static RedisServer clusterNode() {
    return new RedisServer(List.of(
        "--cluster-enabled", "yes", "--cluster-port", "%other%", "--cluster-node-timeout", "1500"));
  }

  public int port() {
    return port;
  }

  /** The second one, where it has that: for the Cluster's bus, or for TLS. */
  public int otherPort() {
    return otherPort;
  }

  /** What one command answers, as its first line or, where it is a longer text, its lines. */
  public String tell(String inline) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        BufferedReader in = new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      socket.setSoTimeout(5000);
      socket.getOutputStream().write((inline + "\r\n").getBytes(StandardCharsets.UTF_8));
      String first = String.valueOf(in.readLine());
      if (!first.startsWith("$")) return first;
      char[] text = new char[Math.max(0, Integer.parseInt(first.substring(1)))];
      for (int at = 0; at < text.length; ) at += in.read(text, at, text.length - at);
      return new String(text);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Kills it as a loss of power would. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Starts it again on its port, with whatever it kept. */
  public void restart() {
    try {
      process = started(command);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    await(this::isReady);
  }

  @Override
  public void close() {
    kill();
    try (Stream<Path> left = Files.walk(directory)) {
      left.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (NoSuchFileException closedBefore) {
      // It is what was wanted.
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Waits until something is so. */
  public static void await(BooleanSupplier so) {
    long end = System.nanoTime() + PATIENCE;
    while (!so.getAsBoolean()) {
      if (System.nanoTime() - end > 0) throw new AssertionError("it did not become so");
      LockSupport.parkNanos(PAUSE);
    }
  }

  private boolean isReady() {
    try {
      return tell(greeting).equals("+OK");
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  private static Process started(List<String> command) throws IOException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  private static Path binary() {
    String chosen = System.getProperty("redis.bin");
    if (chosen != null) return Path.of(chosen);
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac")
        ? "darwin"
        : "linux";
    String machine = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
    String name = "/redis-server-7.0.15-" + system + "-" + machine;
    try (InputStream bytes = RedisServer.class.getResourceAsStream(name)) {
      if (bytes == null)
        throw new IllegalStateException("no Redis for this machine: give one by -Dredis.bin");
      Path file = Files.createTempFile("redis-server", "");
      file.toFile().deleteOnExit();
      Files.copy(bytes, file, StandardCopyOption.REPLACE_EXISTING);
      if (!file.toFile().setExecutable(true))
        throw new IllegalStateException(file + " can't be made executable");
      return file;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
