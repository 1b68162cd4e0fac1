package dev.jeton.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * A connection that is borrowed for one verb, and goes back as it came. Not thread-safe: belongs to
 * one verb.
 */
final class Loan implements AutoCloseable {

  private final Connection connection;
  private final boolean networked;
  private boolean autoCommit;
  private int networkTimeout;

  private Loan(Connection connection, boolean networked) {
    this.connection = connection;
    this.networked = networked;
  }

  /** A connection that commits by itself and answers within about {@code timeout}, or fails. */
  static Loan from(DataSource source, boolean networked, Duration timeout) throws SQLException {
    Loan loan = new Loan(connection(source), networked);
    try {
      loan.prepare(timeout);
      return loan;
    } catch (SQLException | RuntimeException failed) {
      loan.giveBackAfter(failed);
      throw failed;
    }
  }

  Connection connection() {
    return connection;
  }

  @Override
  public void close() throws SQLException {
    try (connection) {
      if (!autoCommit) connection.setAutoCommit(false);
      if (networked) connection.setNetworkTimeout(Runnable::run, networkTimeout);
    }
  }

  private static Connection connection(DataSource source) throws SQLException {
    try {
      return source.getConnection();
    } catch (RuntimeException failed) {
      // A pool that is filled at its first use may complain in ways of its own.
      throw new SQLException("the data source hands out no connection", failed);
    }
  }

  private void prepare(Duration timeout) throws SQLException {
    autoCommit = connection.getAutoCommit();
    if (!autoCommit) connection.setAutoCommit(true);
    if (!networked) return;
    networkTimeout = connection.getNetworkTimeout();
    connection.setNetworkTimeout(Runnable::run, Math.toIntExact(timeout.toMillis()));
  }

  private void giveBackAfter(Exception failed) {
    try {
      connection.close();
    } catch (SQLException lost) {
      failed.addSuppressed(lost);
    }
  }
}
