package dev.jeton.store.jdbc;

import dev.jeton.store.StoreException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** All that one database does unlike the others, as pieces of SQL and a few steps. Immutable. */
enum Dialect {

  /** SQLite 3.42 or newer: one file, one writer at a time, no network. */
  SQLITE("SQLite", false) {

    @Override
    String bytes() {
      return "blob";
    }

    // Without the word, the number of a row that was deleted last would be given again.
    @Override
    String serial() {
      return "integer primary key autoincrement";
    }

    @Override
    String now() {
      return "cast(round(unixepoch('subsec') * 1000) as integer)";
    }

    @Override
    String least(String one, String other) {
      return "min(" + one + ", " + other + ")";
    }

    @Override
    String greatest(String one, String other) {
      return "max(" + one + ", " + other + ")";
    }

    @Override
    String skipLocked() {
      return "";
    }

    // A transaction that begins by reading can't go on to write once another has written.
    @Override
    String begin() {
      return "begin immediate";
    }

    @Override
    String lockSchema() {
      return "select 1";
    }

    @Override
    String findTable() {
      return "select 1 from sqlite_master where type = 'table' and name = ?";
    }

    // A commit that is not synced is lost with the power, and a session that was ended lives again.
    // The setting belongs to the connection, and a pool may hand out any: so it is made each time,
    // which is no round trip.
    @Override
    void beforeWriting(Connection connection) throws SQLException {
      execute(connection, "pragma synchronous = full");
    }

    @Override
    void prove(Connection connection, Duration timeout) throws SQLException {
      String mode = journalMode(connection, timeout);
      if (!mode.equals("wal"))
        throw new StoreException("the SQLite database is in journal mode " + mode
            + ", but sessions need wal: keep them in a file of their own on a local disk");
    }

    // Two processes that change the mode at once are told "busy" without having waited.
    private String journalMode(Connection connection, Duration timeout) throws SQLException {
      long end = System.nanoTime() + timeout.toNanos();
      while (true) {
        try (Statement statement = connection.createStatement();
            ResultSet mode = statement.executeQuery("pragma journal_mode = wal")) {
          return mode.getString(1);
        } catch (SQLException failed) {
          boolean busy = (failed.getErrorCode() & 0xff) == SQLITE_BUSY;
          if (!busy || System.nanoTime() - end > 0) throw failed;
          LockSupport.parkNanos(PAUSE.toNanos());
        }
      }
    }
  },

  /** PostgreSQL 14 or newer. */
  POSTGRESQL("PostgreSQL", true) {

    @Override
    String bytes() {
      return "bytea";
    }

    @Override
    String serial() {
      return "bigint generated always as identity primary key";
    }

    @Override
    String now() {
      return "cast(floor(extract(epoch from clock_timestamp()) * 1000) as bigint)";
    }

    @Override
    String least(String one, String other) {
      return "least(" + one + ", " + other + ")";
    }

    @Override
    String greatest(String one, String other) {
      return "greatest(" + one + ", " + other + ")";
    }

    // Of two nodes that purge at once, neither waits for the other.
    @Override
    String skipLocked() {
      return " for update of s skip locked";
    }

    // At a higher level a change that meets another fails instead of seeing what the other did.
    @Override
    String begin() {
      return "begin isolation level read committed";
    }

    @Override
    String lockSchema() {
      return "select pg_advisory_xact_lock(" + SCHEMA_LOCK + ")";
    }

    @Override
    String findTable() {
      return "select 1 where to_regclass(?) is not null";
    }

    @Override
    void beforeWriting(Connection connection) {}

    @Override
    void prove(Connection connection, Duration timeout) {}
  };

  private static final int SQLITE_BUSY = 5;
  private static final Duration PAUSE = Duration.ofMillis(5);
  // "jeton" in ASCII: advisory locks are one number space for all who use the database.
  private static final long SCHEMA_LOCK = 0x6a65746f6eL;

  private final String product;
  private final boolean networked;

  Dialect(String product, boolean networked) {
    this.product = product;
    this.networked = networked;
  }

  /** The dialect of the database behind {@code connection}. */
  static Dialect of(Connection connection) throws SQLException {
    String name = connection.getMetaData().getDatabaseProductName();
    return Arrays.stream(values())
        .filter(dialect -> dialect.product.equals(name))
        .findFirst()
        .orElseThrow(
            () -> new StoreException("no session store speaks to " + name + ": use " + all()));
  }

  /** What the database calls itself. */
  String product() {
    return product;
  }

  /** Whether an answer can fail to come because a network swallows it. */
  boolean networked() {
    return networked;
  }

  /** The type of a column of bytes. */
  abstract String bytes();

  /** A primary key that counts up and never gives a number twice. */
  abstract String serial();

  /** A statement of the schema in this dialect. */
  final String spelled(String statement) {
    return statement.replace("%bytes%", bytes()).replace("%serial%", serial());
  }

  /** The database's clock, in whole milliseconds since 1970. */
  abstract String now();

  /** The lesser of two numbers. */
  abstract String least(String one, String other);

  /** The greater of two numbers. */
  abstract String greatest(String one, String other);

  /** What makes a select of {@code jeton_session s} lock its rows and pass over locked ones. */
  abstract String skipLocked();

  /** Begins a transaction that will write. */
  abstract String begin();

  /** Inside a transaction: waits until no other process is changing the schema. */
  abstract String lockSchema();

  /** Selects a row if there is a table of the name that is its one parameter. */
  abstract String findTable();

  /** Prepares a connection for a change that must not be lost. Not inside a transaction. */
  abstract void beforeWriting(Connection connection) throws SQLException;

  /**
   * Makes sure, once, that this database keeps what it acknowledges.
   *
   * @throws StoreException if it does not
   */
  abstract void prove(Connection connection, Duration timeout) throws SQLException;

  private static String all() {
    return Arrays.stream(values())
        .map(dialect -> dialect.product)
        .collect(Collectors.joining(" or "));
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
