package dev.jeton.store.jdbc;

import static java.util.Objects.requireNonNull;

import com.zaxxer.hikari.HikariDataSource;
import dev.jeton.store.SessionStore;
import dev.jeton.tck.store.RememberedEndsContract;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

class MariaDbRememberedEndsTest extends RememberedEndsContract {

  private @Nullable HikariDataSource pool;

  @Override
  protected SessionStore emptyStore() {
    pool = MariaDb.pool();
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
