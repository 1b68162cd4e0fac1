package dev.jeton.store.jdbc;

import static java.util.Objects.requireNonNull;

import dev.jeton.store.AttemptStore;
import dev.jeton.tck.attempt.AttemptStoreContract;
import java.time.Duration;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;

class H2AttemptStoreTest extends AttemptStoreContract {

  private @Nullable JdbcDataSource source;

  @Override
  protected AttemptStore emptyStore() {
    source = H2.fresh();
    return anotherHandle();
  }

  @Override
  public AttemptStore anotherHandle() {
    return JdbcAttemptStore.open(requireNonNull(source), Duration.ofSeconds(5), ROOM);
  }
}
