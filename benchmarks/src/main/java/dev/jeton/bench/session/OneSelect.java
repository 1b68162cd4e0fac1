package dev.jeton.bench.session;

import dev.jeton.bench.Servers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** The least that a session in PostgreSQL can cost: one SELECT by the key, through the same pool. */
final class OneSelect implements Holder {

  private static final int AS_LONG_AS_A_RECORD = 250;

  private final DataSource pool;

  OneSelect() throws SQLException {
    pool = Servers.postgres();
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create table kept (id varchar(64) primary key, seen_at bigint, details varchar(1000))");
    }
  }

  @Override
  public String open(String subject) throws SQLException {
    try (Connection connection = pool.getConnection();
        PreparedStatement insert =
            connection.prepareStatement("insert into kept values (?, 1, ?)")) {
      insert.setString(1, subject);
      insert.setString(2, subject + "-".repeat(AS_LONG_AS_A_RECORD));
      insert.executeUpdate();
    }
    return subject;
  }

  @Override
  public Object whose(String token) throws SQLException {
    try (Connection connection = pool.getConnection();
        PreparedStatement select =
            connection.prepareStatement("select seen_at, details from kept where id = ?")) {
      select.setString(1, token);
      try (ResultSet rows = select.executeQuery()) {
        if (!rows.next()) throw new IllegalArgumentException("no session");
        return rows.getString(2) + rows.getLong(1);
      }
    }
  }
}
