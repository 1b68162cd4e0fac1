package dev.jeton.store.jdbc;

import static java.util.Objects.requireNonNull;

import com.zaxxer.hikari.HikariDataSource;
import dev.jeton.store.SessionStore;
import dev.jeton.tck.store.RememberedEndsContract;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteRememberedEndsTest extends RememberedEndsContract {

  @TempDir
  private @Nullable Path directory;

  private @Nullable HikariDataSource pool;

  @Override
  protected SessionStore emptyStore() {
    pool = Sqlite.pool(requireNonNull(directory).resolve("sessions.db"));
    return JdbcSessionStore.open(pool);
  }

  @Override
  protected SessionStore anotherHandle() {
    return JdbcSessionStore.open(requireNonNull(pool));
  }

  @AfterEach
  void closeThePool() {
    requireNonNull(pool).close();
  }
}
