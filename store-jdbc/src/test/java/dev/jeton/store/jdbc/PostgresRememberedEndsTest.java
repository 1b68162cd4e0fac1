package dev.jeton.store.jdbc;

import static java.util.Objects.requireNonNull;

import com.zaxxer.hikari.HikariDataSource;
import dev.jeton.store.SessionStore;
import dev.jeton.tck.store.RememberedEndsContract;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

class PostgresRememberedEndsTest extends RememberedEndsContract {

  private @Nullable HikariDataSource pool;

  @Override
  protected SessionStore emptyStore() {
    try {
      pool = Postgres.pool();
    } catch (SQLException failed) {
      throw new AssertionError("no database to test with", failed);
    }
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
