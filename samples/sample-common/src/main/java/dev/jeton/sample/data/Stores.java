package dev.jeton.sample.data;

import dev.jeton.key.KeyStore;
import dev.jeton.sample.option.StoreChoice;
import dev.jeton.store.AttemptStore;
import dev.jeton.store.InMemoryAttemptStore;
import dev.jeton.store.InMemorySessionStore;
import dev.jeton.store.SessionStore;
import dev.jeton.store.StoreException;
import dev.jeton.store.jdbc.JdbcAttemptStore;
import dev.jeton.store.jdbc.JdbcKeyStore;
import dev.jeton.store.jdbc.JdbcSessionStore;
import dev.jeton.store.redis.RedisAttemptStore;
import dev.jeton.store.redis.RedisDatabase;
import dev.jeton.store.redis.RedisKeyStore;
import dev.jeton.store.redis.RedisOptions;
import dev.jeton.store.redis.RedisSessionStore;
import io.lettuce.core.RedisClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * Where a sample keeps what its nodes must agree on. Keys lie in the data directory as long as that
 * belongs to one node, and beside the sessions where several may share them. Thread-safe.
 */
public final class Stores implements AutoCloseable {

  private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(3);

  private final SessionStore sessions;
  private final AttemptStore attempts;
  private final KeyStore keys;
  private final Runnable closing;

  private Stores(SessionStore sessions, AttemptStore attempts, KeyStore keys, Runnable closing) {
    this.sessions = sessions;
    this.attempts = attempts;
    this.keys = keys;
    this.closing = closing;
  }

  /**
   * The stores of this choice; {@code clock} is that of what rests in memory.
   *
   * @throws StoreException if they can't be reached
   * @throws dev.jeton.key.KeyUnavailableException likewise
   */
  public static Stores open(StoreChoice choice, Database database, Path dataDir, Clock clock) {
    KeyStore own = KeyStore.directory(dataDir.resolve("keys"));
    return switch (choice.kind()) {
      case MEMORY ->
        new Stores(new InMemorySessionStore(clock), new InMemoryAttemptStore(), own, () -> {});
      case SQLITE -> inTables(database.source(), own);
      case POSTGRESQL, MARIADB ->
        inTables(database.source(), JdbcKeyStore.open(database.source(), STATEMENT_TIMEOUT));
      case REDIS -> inRedis(choice.url());
    };
  }

  private static Stores inTables(DataSource source, KeyStore keys) {
    return new Stores(
        JdbcSessionStore.open(source, STATEMENT_TIMEOUT),
        JdbcAttemptStore.open(source, STATEMENT_TIMEOUT, JdbcAttemptStore.DEFAULT_CAPACITY),
        keys,
        () -> {});
  }

  private static Stores inRedis(String url) {
    RedisClient client = RedisClient.create(url);
    client.setOptions(RedisDatabase.clientOptions());
    try {
      RedisDatabase redis =
          RedisDatabase.connect(client, RedisOptions.STANDALONE.withTimeout(STATEMENT_TIMEOUT));
      return new Stores(
          RedisSessionStore.in(redis), RedisAttemptStore.in(redis), RedisKeyStore.in(redis), () -> {
            redis.close();
            leave(client);
          });
    } catch (StoreException away) {
      leave(client);
      throw away;
    }
  }

  // Not close(), which can wait for ever where a server was lost.
  private static void leave(RedisClient client) {
    CompletableFuture<Void> unused = client.shutdownAsync(0, 0, TimeUnit.SECONDS);
  }

  public SessionStore sessions() {
    return sessions;
  }

  public AttemptStore attempts() {
    return attempts;
  }

  public KeyStore keys() {
    return keys;
  }

  @Override
  public void close() {
    closing.run();
  }
}
