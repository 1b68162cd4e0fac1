package dev.jeton.store.jdbc;

import static java.util.Objects.requireNonNull;

import dev.jeton.store.SessionStore;
import dev.jeton.tck.store.RememberedEndsContract;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;

class H2RememberedEndsTest extends RememberedEndsContract {

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
}
