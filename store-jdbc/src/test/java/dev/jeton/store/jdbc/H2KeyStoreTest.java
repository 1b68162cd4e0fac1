package dev.jeton.store.jdbc;

import static java.util.Objects.requireNonNull;

import dev.jeton.key.KeyStore;
import dev.jeton.tck.key.KeyStoreContract;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;

class H2KeyStoreTest extends KeyStoreContract {

  private @Nullable JdbcDataSource source;

  @Override
  protected KeyStore emptyStore() {
    source = H2.fresh();
    return JdbcKeyStore.open(source);
  }

  @Override
  public KeyStore anotherHandle() {
    return JdbcKeyStore.open(requireNonNull(source));
  }
}
