package dev.jeton.bench.store;

import com.zaxxer.hikari.HikariDataSource;
import dev.jeton.bench.Servers;
import dev.jeton.servers.RedisServer;
import dev.jeton.store.InMemorySessionStore;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionStore;
import dev.jeton.store.jdbc.JdbcSessionStore;
import dev.jeton.store.redis.RedisDatabase;
import dev.jeton.store.redis.RedisOptions;
import dev.jeton.store.redis.RedisSessionStore;
import io.lettuce.core.RedisClient;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/** A store of one kind on a server of its own, filled with sessions. Not thread-safe. */
final class FilledStore implements AutoCloseable {

  /** The kinds that are asked. */
  static final List<String> KINDS = List.of("memory", "SQLite", "PostgreSQL", "Redis");

  private static final int AT_ONCE = 2_000;

  private final SessionStore store;
  private final Consumer<List<SessionRecord>> inserting;
  private final Runnable settling;
  private final LongSupplier weighing;
  private final Runnable closing;

  private FilledStore(
      SessionStore store,
      Consumer<List<SessionRecord>> inserting,
      Runnable settling,
      LongSupplier weighing,
      Runnable closing) {
    this.store = store;
    this.inserting = inserting;
    this.settling = settling;
    this.weighing = weighing;
    this.closing = closing;
  }

  /** One of {@link #KINDS}, empty. */
  static FilledStore empty(String kind) throws IOException, SQLException {
    return switch (kind) {
      case "memory" -> inMemory();
      case "SQLite" -> {
        Path folder = Files.createTempDirectory("sessions");
        yield inTables(
            Servers.pool("jdbc:sqlite:" + folder.resolve("sessions.db")),
            "select page_count * page_size from pragma_page_count(), pragma_page_size()",
            () -> {});
      }
      case "PostgreSQL" -> {
        HikariDataSource pool = Servers.postgres();
        yield inTables(
            pool, "select pg_total_relation_size('jeton_session')", () -> Tables.analyse(pool));
      }
      case "Redis" -> inRedis();
      default -> throw new IllegalArgumentException("no store is called " + kind);
    };
  }

  private static FilledStore inMemory() {
    SessionStore store = new InMemorySessionStore(Clock.systemUTC());
    return new FilledStore(
        store, records -> records.forEach(store::create), () -> {}, FilledStore::heap, () -> {});
  }

  // What is left after all garbage is gone, as far as it can be told to go.
  private static long heap() {
    for (int again = 0; again < 3; again++) System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static FilledStore inTables(HikariDataSource pool, String size, Runnable settling) {
    SessionStore store = JdbcSessionStore.open(pool);
    return new FilledStore(
        store,
        records -> Tables.insert(pool, records),
        settling,
        () -> Tables.number(pool, size),
        pool::close);
  }

  private static FilledStore inRedis() {
    RedisServer server = RedisServer.standalone();
    RedisClient client = Servers.client(server);
    RedisDatabase redis = RedisDatabase.connect(client, RedisOptions.STANDALONE);
    SessionStore store = RedisSessionStore.in(redis);
    return new FilledStore(
        store,
        records -> records.parallelStream().forEach(store::create),
        () -> {},
        () -> usedBy(server),
        () -> {
          redis.close();
          client.shutdown();
          server.close();
        });
  }

  private static long usedBy(RedisServer server) {
    return server
        .tell("INFO memory")
        .lines()
        .filter(line -> line.startsWith("used_memory:"))
        .mapToLong(
            line -> Long.parseLong(line.substring("used_memory:".length()).strip()))
        .findFirst()
        .orElseThrow();
  }

  SessionStore store() {
    return store;
  }

  /** How many bytes all of it takes, where it rests: on the heap, in tables and indexes, in Redis. */
  long bytes() {
    return weighing.getAsLong();
  }

  /** Adds sessions of these numbers, opened at {@code opened}. */
  void fill(int from, int to, Instant opened) {
    long epoch = store.epoch();
    for (int at = from; at < to; at += AT_ONCE)
      inserting.accept(IntStream.range(at, Math.min(to, at + AT_ONCE))
          .mapToObj(number -> Records.record(number, epoch, opened))
          .toList());
    settling.run();
  }

  @Override
  public void close() {
    closing.run();
  }
}
