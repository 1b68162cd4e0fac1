package dev.jeton.store.jdbc;

import static java.util.Objects.requireNonNull;

import com.zaxxer.hikari.HikariDataSource;
import dev.jeton.store.SessionStore;
import dev.jeton.tck.store.SessionStoreContract;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

class MariaDbSessionStoreTest extends SessionStoreContract {

  private @Nullable HikariDataSource pool;

  @Override
  protected SessionStore emptyStore() {
    pool = MariaDb.pool();
    return JdbcSessionStore.open(pool);
  }

  @Override
  public SessionStore anotherHandle() {
    return JdbcSessionStore.open(requireNonNull(pool));
  }

  @AfterEach
  void closeThePool() {
    requireNonNull(pool).close();
  }
}
