package dev.jeton.store.jdbc;

import dev.jeton.store.StoreException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** PostgreSQL 14 or newer. */
final class PostgreSqlDialect implements Dialect {

  // "jeton" in ASCII: advisory locks are one number space for all who use the database.
  private static final long SCHEMA_LOCK = 0x6a65746f6eL;

  @Override
  public String product() {
    return "PostgreSQL";
  }

  @Override
  public boolean networked() {
    return true;
  }

  @Override
  public String spelled(String statement) {
    return PART.matcher(statement)
        .replaceAll("$1")
        .replace("%bytes%", "bytea")
        .replace("%name%", "text")
        .replace("%text%", "text")
        .replace("%serial%", "bigint generated always as identity primary key");
  }

  @Override
  public String lockSchema() {
    return "select 1 from pg_advisory_xact_lock(" + SCHEMA_LOCK + ")";
  }

  @Override
  public String findTable() {
    return "select 1 where to_regclass(concat(cast(? as text) || '.', cast(? as text))) is not null";
  }

  @Override
  public String now() {
    return "cast(floor(extract(epoch from clock_timestamp()) * 1000) as bigint)";
  }

  @Override
  public String lockedSome(String select, String tables, String condition) {
    return select + " where " + condition + " for update of s skip locked";
  }

  @Override
  public String feedMark() {
    return "cast(cast(pg_current_xact_id() as text) as bigint)";
  }

  @Override
  public String feedEnd() {
    return "cast(cast(pg_snapshot_xmin(pg_current_snapshot()) as text) as bigint)";
  }

  // At a higher level a change that meets another fails instead of seeing what the other did.
  @Override
  public String begin() {
    return "begin isolation level read committed";
  }

  // With it off, a crash takes back the last moments: sessions that had just ended live again.
  @Override
  public void prove(Connection connection, Duration timeout) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet mode = statement.executeQuery("show synchronous_commit")) {
      mode.next();
      if (mode.getString(1).equals("off"))
        throw new StoreException("PostgreSQL acknowledges commits here before it keeps them:"
            + " set synchronous_commit to on for this user or database");
    }
  }
}
