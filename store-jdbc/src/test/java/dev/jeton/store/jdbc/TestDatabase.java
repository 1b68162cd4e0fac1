package dev.jeton.store.jdbc;

import dev.jeton.servers.MariaDbServer;
import dev.jeton.servers.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;

/** Each database that the store speaks to. */
enum TestDatabase {
  SQLITE {
    @Override
    DataSource fresh(Path directory) {
      return Sqlite.unpooled(directory.resolve("sessions.db"));
    }

    @Override
    String randomId() {
      return "randomblob(16)";
    }
  },

  POSTGRESQL {
    @Override
    DataSource fresh(Path directory) throws SQLException {
      return PostgresServer.fresh();
    }

    @Override
    String randomId() {
      return "decode(md5(random()::text || n::text), 'hex')";
    }

    @Override
    String literal(byte[] bytes) {
      return "decode('" + HexFormat.of().formatHex(bytes) + "', 'hex')";
    }
  },

  H2 {
    @Override
    DataSource fresh(Path directory) {
      return dev.jeton.store.jdbc.H2.fresh();
    }

    @Override
    String randomId() {
      return "secure_rand(16)";
    }

    @Override
    String numbers(int last) {
      return "(select x as n from system_range(1, " + last + "))";
    }
  },

  MARIADB {
    @Override
    DataSource fresh(Path directory) {
      return MariaDb.fresh();
    }

    @Override
    String randomId() {
      return "random_bytes(16)";
    }

    @Override
    String numbers(int last) {
      return "(select seq as n from seq_1_to_" + last + ")";
    }

    // Of a long text only a part can be.
    @Override
    String all(String column) {
      return column + "(700)";
    }
  };

  /** Those that this run can start. */
  static List<TestDatabase> present() {
    return Arrays.stream(values())
        .filter(database -> database != MARIADB || MariaDbServer.isAtHand())
        .toList();
  }

  /** Those of them that don't take tables back with a transaction. */
  static List<TestDatabase> whichKeepTables() {
    return present().stream()
        .filter(database -> database != SQLITE && database != POSTGRESQL)
        .toList();
  }

  /** Those of them that keep tables in schemas. */
  static List<TestDatabase> withSchemas() {
    return present().stream().filter(database -> database != SQLITE).toList();
  }

  /** A database without tables, for whoever has {@code directory}. */
  abstract DataSource fresh(Path directory) throws SQLException;

  /** Sixteen bytes that are others for each {@code n}. */
  abstract String randomId();

  /** A table with the numbers {@code n} from 1 on. */
  String numbers(int last) {
    return "(with recursive numbers(n) as (select 1 union all select n + 1 from numbers"
        + " where n < " + last + ") select n from numbers)";
  }

  /** A text column in a unique index. */
  String all(String column) {
    return column;
  }

  String literal(byte[] bytes) {
    return "x'" + HexFormat.of().formatHex(bytes) + "'";
  }

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
