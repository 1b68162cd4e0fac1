package dev.jeton.store.jdbc;

import static java.util.Objects.requireNonNull;

import com.zaxxer.hikari.HikariDataSource;
import dev.jeton.store.AttemptStore;
import dev.jeton.tck.attempt.AttemptStoreContract;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

class MariaDbAttemptStoreTest extends AttemptStoreContract {

  private @Nullable HikariDataSource pool;

  @Override
  protected AttemptStore emptyStore() {
    pool = MariaDb.pool();
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
