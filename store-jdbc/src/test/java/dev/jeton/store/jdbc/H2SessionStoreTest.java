package dev.jeton.store.jdbc;

import static java.util.Objects.requireNonNull;

import dev.jeton.store.SessionStore;
import dev.jeton.tck.store.SessionStoreContract;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;

class H2SessionStoreTest extends SessionStoreContract {

  private @Nullable JdbcDataSource source;

  @Override
  protected SessionStore emptyStore() {
    source = H2.fresh();
    return JdbcSessionStore.open(source);
  }

  @Override
  public SessionStore anotherHandle() {
    return JdbcSessionStore.open(requireNonNull(source));
  }
}
