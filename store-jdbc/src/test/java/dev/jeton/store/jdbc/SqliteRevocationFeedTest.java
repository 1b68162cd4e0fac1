package dev.jeton.store.jdbc;

import static java.util.Objects.requireNonNull;

import com.zaxxer.hikari.HikariDataSource;
import dev.jeton.store.RevocationFeed.Position;
import dev.jeton.store.SessionStore;
import dev.jeton.tck.store.RevocationFeedContract;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteRevocationFeedTest extends RevocationFeedContract {

  @TempDir
  Path directory;

  private @Nullable HikariDataSource pool;

  @Override
  protected SessionStore emptyStore() {
    pool = Sqlite.pool(directory.resolve("sessions.db"));
    return JdbcSessionStore.open(pool);
  }

  @Override
  protected SessionStore anotherHandle() {
    return JdbcSessionStore.open(requireNonNull(pool));
  }

  @Override
  protected Position farAhead() {
    return new Position("1000000@" + store().now().toEpochMilli());
  }

  // Each end is synced to the disk.
  @Override
  protected int endsInARace() {
    return 60;
  }

  @AfterEach
  void closeThePool() {
    requireNonNull(pool).close();
  }
}
