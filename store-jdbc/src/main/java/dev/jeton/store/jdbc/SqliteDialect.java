package dev.jeton.store.jdbc;

import dev.jeton.store.StoreException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** SQLite 3.42 or newer: one file, one writer at a time, no network. */
final class SqliteDialect implements Dialect {

  private static final int BUSY = 5;
  private static final Duration PAUSE = Duration.ofMillis(5);

  @Override
  public String product() {
    return "SQLite";
  }

  @Override
  public boolean networked() {
    return false;
  }

  @Override
  public String spelled(String statement) {
    return PART.matcher(statement)
        .replaceAll("$1")
        .replace("%bytes%", "blob")
        .replace("%name%", "text")
        .replace("%text%", "text")
        // Without the word, the number of a row that was deleted last would be given again.
        .replace("%serial%", "integer primary key autoincrement");
  }

  @Override
  public String findTable() {
    return "select 1 from sqlite_master where type = 'table' and ? is null and name = ?";
  }

  @Override
  public void demandPlaceFor(JdbcTables tables) {
    if (tables.schema().isPresent())
      throw new IllegalArgumentException("SQLite has no schema "
          + tables.schema().get() + ": give the tables a file of their own, or a prefix");
  }

  @Override
  public String now() {
    return "cast(round(unixepoch('subsec') * 1000) as integer)";
  }

  @Override
  public String least(String one, String other) {
    return "min(" + one + ", " + other + ")";
  }

  @Override
  public String greatest(String one, String other) {
    return "max(" + one + ", " + other + ")";
  }

  @Override
  public String lockedSome(String select, String tables, String condition) {
    return select + " where " + condition;
  }

  // There is one writer at a time, so rows are committed in the order of their numbers.
  @Override
  public String feedMark() {
    return "(select coalesce(max(seq), 0) + 1 from sqlite_sequence"
        + " where name = 'jeton_revocation')";
  }

  @Override
  public String feedEnd() {
    return feedMark();
  }

  // A transaction that begins by reading can't go on to write once another has written.
  @Override
  public String begin() {
    return "begin immediate";
  }

  // A commit that is not synced is lost with the power, and a session that was ended lives again.
  // The setting belongs to the connection, and a pool may hand out any: so it is made each time,
  // which is no round trip.
  @Override
  public void beforeWriting(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("pragma synchronous = full");
    }
  }

  @Override
  public void prove(Connection connection, Duration timeout) throws SQLException {
    String mode = journalMode(connection, timeout);
    if (!mode.equals("wal"))
      throw new StoreException("the SQLite database is in journal mode " + mode
          + ", but sessions need wal: keep them in a file of their own on a local disk");
  }

  // Two processes that change the mode at once are told "busy" without having waited.
  private static String journalMode(Connection connection, Duration timeout) throws SQLException {
    long end = System.nanoTime() + timeout.toNanos();
    while (true) {
      try (Statement statement = connection.createStatement();
          ResultSet mode = statement.executeQuery("pragma journal_mode = wal")) {
        return mode.getString(1);
      } catch (SQLException failed) {
        boolean busy = (failed.getErrorCode() & 0xff) == BUSY;
        if (!busy || System.nanoTime() - end > 0) throw failed;
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }
}
