package dev.jeton.store.jdbc;

import dev.jeton.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The databases that the stores speak to. */
final class Dialects {

  private static final List<Dialect> ALL =
      List.of(new SqliteDialect(), new PostgreSqlDialect(), new MariaDbDialect(), new H2Dialect());

  private Dialects() {}

  /**
   * The dialect of the database behind {@code connection}.
   *
   * @throws StoreException if it is none of these
   */
  static Dialect of(Connection connection) throws SQLException {
    String name = connection.getMetaData().getDatabaseProductName();
    return ALL.stream()
        .filter(dialect -> dialect.product().equals(name))
        .findFirst()
        .orElseThrow(() -> new StoreException("no session store speaks to " + name
            + ": use SQLite, PostgreSQL or MariaDB, or H2 for tests"));
  }
}
