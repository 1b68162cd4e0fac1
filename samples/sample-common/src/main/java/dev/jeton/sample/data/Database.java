package dev.jeton.sample.data;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.jeton.sample.option.StoreChoice;
import dev.jeton.store.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import javax.sql.DataSource;

/**
 * The database of a sample, behind a pool that gives up soon: a request must not wait for what is
 * away. Thread-safe.
 */
public final class Database implements AutoCloseable {

  private static final int MOST_CONNECTIONS = 8;
  private static final long CONNECT_MILLIS = 2_000;
  private static final long VALIDATE_MILLIS = 1_000;

  /** Something to do with a connection. */
  @FunctionalInterface
  interface Work<T> {
    T with(Connection connection) throws SQLException;
  }

  private final String name;
  private final HikariDataSource pool;

  private Database(String name, HikariDataSource pool) {
    this.name = name;
    this.pool = pool;
  }

  /**
   * The database of this choice, with the tables of users and orders. An SQLite file is in {@code
   * dataDir}.
   *
   * @throws StoreException if it can't be reached
   */
  public static Database open(StoreChoice choice, Path dataDir) {
    Database database = new Database(
        choice.database().name().toLowerCase(Locale.ROOT),
        new HikariDataSource(configuration(choice, dataDir)));
    try {
      database.make(Users.TABLE + ending(choice));
      database.make(Orders.TABLE + ending(choice));
      return database;
    } catch (StoreException away) {
      database.close();
      throw away;
    }
  }

  // By default MariaDB takes BOB for bob, and may know no letters but those of Western Europe.
  private static String ending(StoreChoice choice) {
    return choice.kind() == StoreChoice.Kind.MARIADB
        ? " default character set utf8mb4 collate utf8mb4_nopad_bin"
        : "";
  }

  private void make(String table) {
    run(connection -> {
      try (Statement statement = connection.createStatement()) {
        return statement.execute(table);
      } catch (SQLException collision) {
        // On PostgreSQL two that create one table at the same moment collide in spite of "if not
        // exists".
        try (Statement statement = connection.createStatement()) {
          return statement.execute(table);
        }
      }
    });
  }

  private static HikariConfig configuration(StoreChoice choice, Path dataDir) {
    HikariConfig config = new HikariConfig();
    config.setMaximumPoolSize(MOST_CONNECTIONS);
    config.setConnectionTimeout(CONNECT_MILLIS);
    config.setValidationTimeout(VALIDATE_MILLIS);
    // Else Hikari reports a database that is away by itself, at length.
    config.setInitializationFailTimeout(-1);
    switch (choice.database()) {
      case SQLITE -> sqlite(config, "jdbc:sqlite:" + file(dataDir.resolve("counter.db")));
      case MEMORY -> {
        sqlite(config, "jdbc:sqlite::memory:");
        // Every connection would be a database of its own, and with the last one it would be gone.
        config.setMaximumPoolSize(1);
        config.setMaxLifetime(0);
        config.setIdleTimeout(0);
      }
      case POSTGRESQL -> postgreSql(config, choice.url());
      case MARIADB -> mariaDb(config, choice.url());
      case REDIS -> throw new IllegalArgumentException("Redis keeps no tables");
    }
    return config;
  }

  // SQLite would make it readable for all; its other files take over the permissions of this one.
  private static Path file(Path path) {
    try {
      return PrivateFiles.file(path);
    } catch (IOException unusable) {
      throw new StoreException("the database file " + path + " can't be made", unusable);
    }
  }

  // WAL with FULL syncs every commit: a commit that is lost is a log-out that is undone.
  private static void sqlite(HikariConfig config, String url) {
    config.setJdbcUrl(url);
    config.addDataSourceProperty("journal_mode", "WAL");
    config.addDataSourceProperty("synchronous", "FULL");
    config.addDataSourceProperty("busy_timeout", "2000");
  }

  private static void postgreSql(HikariConfig config, String url) {
    config.setJdbcUrl(url);
    config.addDataSourceProperty("connectTimeout", "2");
    config.addDataSourceProperty("loginTimeout", "2");
    config.addDataSourceProperty("socketTimeout", "5");
    config.addDataSourceProperty("cancelSignalTimeout", "2");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("ApplicationName", "counter");
  }

  private static void mariaDb(HikariConfig config, String url) {
    config.setJdbcUrl(url);
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    config.addDataSourceProperty("connectTimeout", "2000");
    config.addDataSourceProperty("socketTimeout", "5000");
    config.addDataSourceProperty("tcpKeepAlive", "true");
  }

  /** What kind of database it is: {@code sqlite}, for example. */
  public String name() {
    return name;
  }

  /** The pool, for the session store. */
  public DataSource source() {
    return pool;
  }

  /** Does nothing where the database answers, else throws {@link StoreException}. */
  public void ping() {
    run(connection -> {
      try (Statement statement = connection.createStatement()) {
        return statement.execute("select 1");
      }
    });
  }

  <T> T run(Work<T> work) {
    try (Connection connection = pool.getConnection()) {
      return work.with(connection);
    } catch (SQLException failure) {
      throw new StoreException("the database is away: " + rootOf(failure), failure);
    }
  }

  // A pool says that it has no connection; why, says the driver.
  private static String rootOf(SQLException failure) {
    Throwable root = failure;
    while (root.getCause() != null) root = root.getCause();
    return String.valueOf(root.getMessage());
  }

  @Override
  public void close() {
    pool.close();
  }
}
