package dev.jeton.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.ds.PGSimpleDataSource;

/** One PostgreSQL server for all tests of this module, and a schema in it for each that asks. */
final class Postgres {

  private static final EmbeddedPostgres SERVER = start();
  private static final AtomicInteger SCHEMAS = new AtomicInteger();

  private Postgres() {}

  /** The port of the server on localhost. */
  static int port() {
    return SERVER.getPort();
  }

  /** A new connection each time, to a schema that nobody else uses. */
  static PGSimpleDataSource unpooled() throws SQLException {
    String schema = "schema_" + SCHEMAS.incrementAndGet();
    try (Connection connection = SERVER.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create schema " + schema);
    }
    PGSimpleDataSource source = (PGSimpleDataSource) SERVER.getPostgresDatabase();
    source.setCurrentSchema(schema);
    return source;
  }

  /** A pool of connections to such a schema; closing it closes them. */
  static HikariDataSource pool() throws SQLException {
    HikariConfig config = new HikariConfig();
    config.setDataSource(unpooled());
    config.setMaximumPoolSize(4);
    return new HikariDataSource(config);
  }

  private static EmbeddedPostgres start() {
    try {
      // It stops with this process: the library sees to that.
      return EmbeddedPostgres.start();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
