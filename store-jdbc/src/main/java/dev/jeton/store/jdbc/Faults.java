package dev.jeton.store.jdbc;

import dev.jeton.store.StoreException;
import java.sql.SQLException;

/** Turns what a driver throws into what a store throws, and keeps the rows out of it. */
final class Faults {

  private Faults() {}

  /** The failure of a verb. */
  static StoreException storeException(SQLException failed) {
    return new StoreException(
        "the database failed (SQL state " + failed.getSQLState() + ", code " + failed.getErrorCode()
            + ")",
        cause(failed));
  }

  /**
   * The failure itself where that holds nothing but its first line; else a copy without the rest.
   * The first line says what went wrong. Further lines quote the row or the parameters, and so does
   * the first one of a data exception or of a violated constraint (SQL state 22 and 23).
   */
  static SQLException cause(SQLException failed) {
    String message = String.valueOf(failed.getMessage());
    String state = String.valueOf(failed.getSQLState());
    boolean quotes = state.startsWith("22") || state.startsWith("23");
    if (!quotes && message.lines().count() <= 1) return failed;
    String line = quotes
        ? "withheld, for it may quote a row"
        : message.lines().findFirst().orElse("");
    SQLException copy = new SQLException(
        failed.getClass().getName() + ": " + line, failed.getSQLState(), failed.getErrorCode());
    copy.setStackTrace(failed.getStackTrace());
    return copy;
  }
}
