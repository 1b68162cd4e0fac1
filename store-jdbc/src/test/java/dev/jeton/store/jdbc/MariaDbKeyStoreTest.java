package dev.jeton.store.jdbc;

import static java.util.Objects.requireNonNull;

import com.zaxxer.hikari.HikariDataSource;
import dev.jeton.key.KeyStore;
import dev.jeton.tck.key.KeyStoreContract;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

class MariaDbKeyStoreTest extends KeyStoreContract {

  private @Nullable HikariDataSource pool;

  @Override
  protected KeyStore emptyStore() {
    pool = MariaDb.pool();
    return JdbcKeyStore.open(pool);
  }

  @Override
  public KeyStore anotherHandle() {
    return JdbcKeyStore.open(requireNonNull(pool));
  }

  @AfterEach
  void closeThePool() {
    requireNonNull(pool).close();
  }
}
