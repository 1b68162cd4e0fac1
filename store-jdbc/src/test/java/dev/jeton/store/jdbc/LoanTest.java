package dev.jeton.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;

class LoanTest {

  @EachDatabase
  void aConnectionGoesBackAsItCame(TestDatabase database, @TempDir Path directory)
      throws SQLException {
    try (Connection connection = database.fresh(directory).getConnection()) {
      connection.setAutoCommit(false);
      int networkTimeout = connection.getNetworkTimeout();

      JdbcSessionStore.open(lendingOnly(connection), Duration.ofSeconds(1)).epoch();

      assertThat(connection.isClosed()).isFalse();
      assertThat(connection.getAutoCommit()).isFalse();
      assertThat(connection.getNetworkTimeout()).isEqualTo(networkTimeout);
    }
  }

  /** A data source that resets nothing: always the same connection, which stays open. */
  private static DataSource lendingOnly(Connection connection) {
    Object lent = Proxy.newProxyInstance(
        Connection.class.getClassLoader(),
        new Class<?>[] {Connection.class},
        (proxy, method, arguments) -> method.getName().equals("close")
            ? (Object) false
            : method.invoke(connection, arguments));
    return (DataSource) Proxy.newProxyInstance(
        DataSource.class.getClassLoader(),
        new Class<?>[] {DataSource.class},
        (proxy, method, arguments) -> lent);
  }
}
