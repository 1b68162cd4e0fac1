package dev.jeton.servers;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.ds.PGSimpleDataSource;

/** One PostgreSQL server for all tests of a process, and a schema in it for each that asks. */
public final class PostgresServer {

  private static final EmbeddedPostgres SERVER = start();
  private static final AtomicInteger SCHEMAS = new AtomicInteger();

  private PostgresServer() {}

  /** The port of the server on localhost. */
  public static int port() {
    return SERVER.getPort();
  }

  /** The address of a schema that nobody else uses, for a driver. */
  public static String freshUrl() throws SQLException {
    return SERVER.getJdbcUrl("postgres", "postgres") + "&currentSchema=" + freshSchema();
  }

  /** A new connection each time, to a schema that nobody else uses. */
  public static PGSimpleDataSource fresh() throws SQLException {
    PGSimpleDataSource source = (PGSimpleDataSource) SERVER.getPostgresDatabase();
    source.setCurrentSchema(freshSchema());
    return source;
  }

  private static String freshSchema() throws SQLException {
    String schema = "schema_" + SCHEMAS.incrementAndGet();
    try (Connection connection = SERVER.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create schema " + schema);
    }
    return schema;
  }

  /**
   * A server whose commits outlive a process that is killed: what the library turns off to be fast is
   * what makes them.
   */
  static EmbeddedPostgres.Builder lasting() {
    return EmbeddedPostgres.builder().setServerConfig("synchronous_commit", "on");
  }

  private static EmbeddedPostgres start() {
    try {
      // It stops with this process: the library sees to that.
      return lasting().start();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
