package dev.jeton.store.jdbc;

import dev.jeton.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Statements and transactions over a data source: each on a connection of its own, bounded in time,
 * and every failure a {@link StoreException}. Thread-safe.
 */
final class Database {

  /** A transaction, or a part of one. */
  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /** One row of a result. */
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);

  private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(1);

  // A query that is out of time is cancelled first; only who doesn't answer to that is cut off.
  private static final Duration TIME_TO_CANCEL = Duration.ofSeconds(2);

  private final DataSource source;
  private final Dialect dialect;
  private final Duration timeout;
  private final JdbcTables tables;

  private Database(DataSource source, Dialect dialect, Duration timeout, JdbcTables tables) {
    this.source = source;
    this.dialect = dialect;
    this.timeout = timeout;
    this.tables = tables;
  }

  /**
   * The database behind {@code source}.
   *
   * @param timeout whole seconds, 1 to 60, else IllegalArgumentException
   * @throws StoreException if it can't be reached, is of an unknown kind or could lose what it kept
   */
  static Database of(DataSource source, Duration timeout, JdbcTables tables) {
    boolean wholeSeconds = timeout.truncatedTo(ChronoUnit.SECONDS).equals(timeout);
    if (!wholeSeconds || timeout.toSeconds() < 1 || timeout.compareTo(LONGEST_TIMEOUT) > 0)
      throw new IllegalArgumentException("timeout " + timeout + " is not 1 to 60 whole seconds");
    try {
      return lent(source, false, timeout, connection -> {
        Dialect dialect = Dialects.of(connection);
        dialect.prove(connection, timeout);
        dialect.demandPlaceFor(tables);
        return new Database(source, dialect, timeout, tables);
      });
    } catch (SQLException failed) {
      throw Faults.storeException(failed);
    }
  }

  Dialect dialect() {
    return dialect;
  }

  JdbcTables tables() {
    return tables;
  }

  /** The rows that one statement selects. */
  <T> List<T> rows(String sql, Row<T> row, @Nullable Object... values) {
    return lent(connection -> rows(connection, sql, row, values));
  }

  /** How many rows one statement changes. */
  int update(String sql, @Nullable Object... values) {
    return lent(connection -> {
      dialect.beforeWriting(connection);
      return update(connection, sql, values);
    });
  }

  /** How many rows one insertion adds: none if their key is taken. */
  int insert(String sql, @Nullable Object... values) {
    return lent(connection -> {
      dialect.beforeWriting(connection);
      return insert(connection, sql, values);
    });
  }

  /**
   * What {@code work} answers, which takes effect as a whole or not at all. It may be done more than
   * once before that.
   */
  <T> T transaction(Work<T> work) {
    return lent(connection -> {
      dialect.beforeWriting(connection);
      update(connection, dialect.begin());
      try {
        T answer = work.on(connection);
        update(connection, "commit");
        return answer;
      } catch (SQLException | RuntimeException failed) {
        rollback(connection, failed);
        throw failed;
      }
    });
  }

  /** What {@code work} answers on one connection, each statement of which commits by itself. */
  <T> T connected(Work<T> work) {
    return lent(connection -> {
      dialect.beforeWriting(connection);
      return work.on(connection);
    });
  }

  /** The rows that a statement of a transaction returns. */
  <T> List<T> rows(Connection connection, String sql, Row<T> row, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql, values);
        ResultSet result = statement.executeQuery()) {
      List<T> rows = new ArrayList<>();
      while (result.next()) rows.add(row.read(result));
      return rows;
    }
  }

  /** How many rows a statement of a transaction changes. */
  int update(Connection connection, String sql, @Nullable Object... values) throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql, values)) {
      return statement.executeUpdate();
    }
  }

  /** How many rows an insertion of a transaction adds: none if their key is taken. */
  int insert(Connection connection, String sql, @Nullable Object... values) throws SQLException {
    try {
      return update(connection, sql, values);
    } catch (SQLException failed) {
      if (dialect.taken(failed)) return 0;
      throw failed;
    }
  }

  /** Executes a statement of a transaction for each of these values, in as few round trips as the driver can. */
  void updateEach(Connection connection, String sql, List<Object[]> values) throws SQLException {
    if (values.isEmpty()) return;
    try (PreparedStatement statement = prepare(connection, sql)) {
      for (Object[] each : values) {
        bind(statement, each);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private PreparedStatement prepare(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(tables.spelled(sql));
    try {
      statement.setQueryTimeout(Math.toIntExact(timeout.toSeconds()));
      bind(statement, values);
      return statement;
    } catch (SQLException | RuntimeException failed) {
      statement.close();
      throw failed;
    }
  }

  private static void bind(PreparedStatement statement, @Nullable Object... values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
  }

  private void rollback(Connection connection, Exception failed) throws SQLException {
    try {
      update(connection, "rollback");
    } catch (SQLException lost) {
      failed.addSuppressed(Faults.cause(lost));
      // Nobody else may be handed a transaction that is still open.
      connection.abort(Runnable::run);
    }
  }

  private <T> T lent(Work<T> work) {
    long begun = System.nanoTime();
    while (true) {
      try {
        return lent(source, dialect.networked(), timeout.plus(TIME_TO_CANCEL), work);
      } catch (SQLException failed) {
        boolean late = System.nanoTime() - begun > timeout.toNanos();
        if (late || !dialect.metAnother(failed)) throw Faults.storeException(failed);
      }
    }
  }

  private static <T> T lent(DataSource source, boolean networked, Duration timeout, Work<T> work)
      throws SQLException {
    try (Loan loan = Loan.from(source, networked, timeout)) {
      return work.on(loan.connection());
    }
  }
}
