package dev.jeton.store.jdbc;

import static java.util.Objects.requireNonNull;

import com.zaxxer.hikari.HikariDataSource;
import dev.jeton.store.AttemptStore;
import dev.jeton.tck.attempt.AttemptStoreContract;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteAttemptStoreTest extends AttemptStoreContract {

  @TempDir
  private @Nullable Path directory;

  private @Nullable HikariDataSource pool;

  @Override
  protected AttemptStore emptyStore() {
    pool = Sqlite.pool(requireNonNull(directory).resolve("attempts.db"));
    return anotherHandle();
  }

  @Override
  public AttemptStore anotherHandle() {
    return JdbcAttemptStore.open(requireNonNull(pool), Duration.ofSeconds(5), ROOM);
  }

  @AfterEach
  void closeThePool() {
    requireNonNull(pool).close();
  }
}
