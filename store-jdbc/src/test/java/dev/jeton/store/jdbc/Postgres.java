package dev.jeton.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.jeton.servers.PostgresServer;
import java.sql.SQLException;

/** Schemas that nobody else uses, on one PostgreSQL server for all tests of this module. */
final class Postgres {

  private Postgres() {}

  /** A pool of connections to such a schema; closing it closes them. */
  static HikariDataSource pool() throws SQLException {
    HikariConfig config = new HikariConfig();
    config.setDataSource(PostgresServer.fresh());
    config.setMaximumPoolSize(4);
    return new HikariDataSource(config);
  }
}
