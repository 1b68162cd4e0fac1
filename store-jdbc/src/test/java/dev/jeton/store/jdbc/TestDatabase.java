package dev.jeton.store.jdbc;

import dev.jeton.servers.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Each database that the store speaks to. */
enum TestDatabase {
  SQLITE {
    @Override
    DataSource fresh(Path directory) {
      return Sqlite.unpooled(directory.resolve("sessions.db"));
    }
  },

  POSTGRESQL {
    @Override
    DataSource fresh(Path directory) throws SQLException {
      return PostgresServer.fresh();
    }
  };

  /** A database without tables, for whoever has {@code directory}. */
  abstract DataSource fresh(Path directory) throws SQLException;

  /** Runs one statement past the store. */
  static void execute(DataSource source, String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The one number that a statement selects. */
  static long number(DataSource source, String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getLong(1);
    }
  }
}
