package dev.jeton.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.jeton.servers.MariaDbServer;
import java.sql.SQLException;
import org.mariadb.jdbc.MariaDbDataSource;

/** Databases that nobody else uses, on one MariaDB server for all tests of this module. */
final class MariaDb {

  private MariaDb() {}

  /** A pool of connections to such a database; closing it closes them. */
  static HikariDataSource pool() {
    HikariConfig config = new HikariConfig();
    config.setDataSource(fresh());
    config.setMaximumPoolSize(4);
    return new HikariDataSource(config);
  }

  /** A new connection each time, to such a database. */
  static MariaDbDataSource fresh() {
    try {
      return new MariaDbDataSource(MariaDbServer.shared().freshUrl());
    } catch (SQLException failed) {
      throw new AssertionError("no database to test with", failed);
    }
  }
}
