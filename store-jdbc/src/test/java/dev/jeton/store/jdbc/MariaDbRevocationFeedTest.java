package dev.jeton.store.jdbc;

import static java.util.Objects.requireNonNull;

import com.zaxxer.hikari.HikariDataSource;
import dev.jeton.store.RevocationFeed.Position;
import dev.jeton.store.SessionStore;
import dev.jeton.tck.store.RevocationFeedContract;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

class MariaDbRevocationFeedTest extends RevocationFeedContract {

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

  @Override
  protected Position farAhead() {
    return new Position(Long.MAX_VALUE + "@" + store().now().toEpochMilli());
  }

  @AfterEach
  void closeThePool() {
    requireNonNull(pool).close();
  }
}
