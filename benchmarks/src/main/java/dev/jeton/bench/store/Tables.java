package dev.jeton.bench.store;

import dev.jeton.store.RecordDetails;
import dev.jeton.store.SessionRecord;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/** Fills the tables of store-jdbc past the store, which commits each session by itself. */
final class Tables {

  private static final String INSERT =
      "insert into jeton_session (id, kind, tenant, subject, epoch,"
          + " version, generation, secret_hash, created_at, last_seen_at, idle_ms, absolute_ms,"
          + " persistent, details, over_at) values (?, 's', '', ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?)";

  private Tables() {}

  static void insert(DataSource source, List<SessionRecord> records) {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
        for (SessionRecord record : records) {
          bind(statement, record);
          statement.addBatch();
        }
        statement.executeBatch();
      }
      connection.commit();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      throw new IllegalStateException("the table could not be filled", e);
    }
  }

  /** What PostgreSQL does by itself a minute later, where a table grows as fast as here. */
  static void analyse(DataSource source) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("analyze jeton_session");
    } catch (SQLException e) {
      throw new IllegalStateException("the table could not be looked at", e);
    }
  }

  /** The one number that a statement selects. */
  static long number(DataSource source, String sql) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException("the tables could not be weighed", e);
    }
  }

  private static void bind(PreparedStatement statement, SessionRecord record) throws SQLException {
    List<Object> values = List.of(
        record.id().bytes(),
        record.subject().id().value(),
        record.epoch(),
        record.version(),
        record.generation(),
        record.secretHash().bytes(),
        record.createdAt().toEpochMilli(),
        record.lastSeenAt().toEpochMilli(),
        record.lifetimes().idle().toMillis(),
        record.lifetimes().absolute().toMillis(),
        RecordDetails.of(record).json(),
        record.idleEndsAt().toEpochMilli());
    for (int at = 0; at < values.size(); at++) statement.setObject(at + 1, values.get(at));
  }
}
