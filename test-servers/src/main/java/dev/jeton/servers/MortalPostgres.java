package dev.jeton.servers;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * A PostgreSQL server of its own, to be killed as a whole and started again over its files; what
 * {@link PostgresServer} starts is shared by all tests of a process. It ends with this process, if
 * not before.
 */
public final class MortalPostgres implements AutoCloseable {

  private final Path directory;
  private EmbeddedPostgres server;

  private MortalPostgres() {
    try {
      directory = Files.createTempDirectory("postgres");
      server = started(0);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** One that is up. */
  public static MortalPostgres start() {
    return new MortalPostgres();
  }

  /** A new connection each time, for as long as the server has its port. */
  public DataSource source() {
    return server.getPostgresDatabase();
  }

  /** Kills it with all of its processes, none of which may write another word. */
  public void kill() {
    ProcessHandle postmaster = ProcessHandle.of(postmaster())
        .orElseThrow(() -> new IllegalStateException("the server is down already"));
    List<ProcessHandle> children = postmaster.descendants().toList();
    end(postmaster);
    children.forEach(MortalPostgres::end);
  }

  /** Starts it again on its port, with whatever it kept. */
  public void restart() {
    try {
      int port = server.getPort();
      // Only now: it would have been stopped with care. What is left to do is to leave its
      // directory.
      server.close();
      server = started(port);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    try (Stream<Path> left = Files.walk(directory)) {
      for (Path each : left.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(each);
    }
  }

  private EmbeddedPostgres started(int port) throws IOException {
    EmbeddedPostgres.Builder builder =
        PostgresServer.lasting().setDataDirectory(directory).setCleanDataDirectory(false);
    return (port == 0 ? builder : builder.setPort(port)).start();
  }

  private long postmaster() {
    try (Stream<String> lines = Files.lines(directory.resolve("postmaster.pid"))) {
      return Long.parseLong(lines.findFirst().orElseThrow());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void end(ProcessHandle process) {
    process.destroyForcibly();
    process.onExit().join();
  }
}
