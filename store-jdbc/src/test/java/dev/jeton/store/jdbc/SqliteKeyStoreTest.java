package dev.jeton.store.jdbc;

import static java.util.Objects.requireNonNull;

import com.zaxxer.hikari.HikariDataSource;
import dev.jeton.key.KeyStore;
import dev.jeton.tck.key.KeyStoreContract;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteKeyStoreTest extends KeyStoreContract {

  @TempDir
  private @Nullable Path directory;

  private @Nullable HikariDataSource pool;

  @Override
  protected KeyStore emptyStore() {
    pool = Sqlite.pool(requireNonNull(directory).resolve("keys.db"));
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
