package dev.jeton.bench.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.jeton.servers.GuideUser;
import dev.jeton.servers.PostgresServer;
import dev.jeton.servers.RedisServer;
import dev.jeton.store.InMemorySessionStore;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionStore;
import dev.jeton.store.jdbc.JdbcSessionStore;
import dev.jeton.store.redis.RedisDatabase;
import dev.jeton.store.redis.RedisOptions;
import dev.jeton.store.redis.RedisSessionStore;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** A store of one kind on a server of its own, filled with sessions. Not thread-safe. */
final class FilledStore implements AutoCloseable {

  /** The kinds that are asked. */
  static final List<String> KINDS = List.of("memory", "SQLite", "PostgreSQL", "Redis");

  private static final int AT_ONCE = 2_000;

  private final SessionStore store;
  private final Consumer<List<SessionRecord>> inserting;
  private final Runnable closing;

  private FilledStore(
      SessionStore store, Consumer<List<SessionRecord>> inserting, Runnable closing) {
    this.store = store;
    this.inserting = inserting;
    this.closing = closing;
  }

  /** One of {@link #KINDS}, empty. */
  static FilledStore empty(String kind) throws IOException, SQLException {
    return switch (kind) {
      case "memory" -> inMemory();
      case "SQLite" -> {
        Path folder = Files.createTempDirectory("sessions");
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:sqlite:" + folder.resolve("sessions.db"));
        yield inTables(config);
      }
      case "PostgreSQL" -> {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(PostgresServer.freshUrl() + "&reWriteBatchedInserts=true");
        yield inTables(config);
      }
      case "Redis" -> inRedis();
      default -> throw new IllegalArgumentException("no store is called " + kind);
    };
  }

  private static FilledStore inMemory() {
    SessionStore store = new InMemorySessionStore(Clock.systemUTC());
    return new FilledStore(store, records -> records.forEach(store::create), () -> {});
  }

  private static FilledStore inTables(HikariConfig config) {
    config.setMaximumPoolSize(2);
    HikariDataSource pool = new HikariDataSource(config);
    SessionStore store = JdbcSessionStore.open(pool);
    return new FilledStore(store, records -> Tables.insert(pool, records), pool::close);
  }

  private static FilledStore inRedis() {
    RedisServer server = RedisServer.standalone();
    RedisClient client = RedisClient.create(RedisURI.builder()
        .withHost("127.0.0.1")
        .withPort(server.port())
        .withAuthentication(GuideUser.NAME, GuideUser.PASSWORD)
        .build());
    client.setOptions(RedisDatabase.clientOptions());
    RedisDatabase redis = RedisDatabase.connect(client, RedisOptions.STANDALONE);
    SessionStore store = RedisSessionStore.in(redis);
    return new FilledStore(
        store, records -> records.parallelStream().forEach(store::create), () -> {
          redis.close();
          client.shutdown();
          server.close();
        });
  }

  SessionStore store() {
    return store;
  }

  /** Adds sessions of these numbers, opened at {@code opened}. */
  void fill(int from, int to, Instant opened) {
    long epoch = store.epoch();
    for (int at = from; at < to; at += AT_ONCE)
      inserting.accept(IntStream.range(at, Math.min(to, at + AT_ONCE))
          .mapToObj(number -> Records.record(number, epoch, opened))
          .toList());
  }

  @Override
  public void close() {
    closing.run();
  }
}
