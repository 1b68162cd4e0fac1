package dev.jeton.store.jdbc;

import static java.util.Objects.requireNonNull;

import dev.jeton.store.RevocationFeed.Position;
import dev.jeton.store.SessionStore;
import dev.jeton.tck.store.RevocationFeedContract;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;

class H2RevocationFeedTest extends RevocationFeedContract {

  private @Nullable JdbcDataSource source;

  @Override
  protected SessionStore emptyStore() {
    source = H2.fresh();
    return JdbcSessionStore.open(source);
  }

  @Override
  protected SessionStore anotherHandle() {
    return JdbcSessionStore.open(requireNonNull(source));
  }

  @Override
  protected Position farAhead() {
    return new Position(Long.MAX_VALUE + "@" + store().now().toEpochMilli());
  }
}
