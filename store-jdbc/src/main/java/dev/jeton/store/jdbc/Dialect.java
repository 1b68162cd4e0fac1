package dev.jeton.store.jdbc;

import dev.jeton.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * All that one database does unlike the others, as pieces of SQL and a few steps. What is said here
 * is what PostgreSQL and SQLite have in common. Immutable.
 */
sealed interface Dialect permits PlainDialect, PostgreSqlDialect, SqliteDialect {

  /** In a statement of the schema: an index over some rows, or its substitute over all of them. */
  Pattern PART = Pattern.compile("%part\\|([^|]+)\\|([^|]+)%");

  /** What the database calls itself. */
  String product();

  /** Whether an answer can fail to come because a network swallows it. */
  boolean networked();

  /** A statement of the schema in this dialect, with its types for those in {@link Schema}. */
  String spelled(String statement);

  /**
   * Whether a transaction that fails takes back tables, too. Elsewhere each change of the schema
   * commits at once, and an upgrade that was interrupted is done again from its last whole step.
   */
  default boolean undoesTables() {
    return true;
  }

  /**
   * Waits until no other process is changing the schema: selects 1 then. The lock ends with the
   * transaction, or where the schema is changed outside of one, by {@link #unlockSchema}.
   */
  default String lockSchema() {
    return "select 1";
  }

  /** Gives that lock back. */
  default String unlockSchema() {
    return "select 1";
  }

  /**
   * Selects a row if there is a table. Its parameters are the schema, or null for that of the
   * connection, and the name.
   */
  String findTable();

  /**
   * Makes sure that this database can have such tables.
   *
   * @throws IllegalArgumentException if it can't
   */
  default void demandPlaceFor(JdbcTables tables) {}

  /** The database's clock, in whole milliseconds since 1970. */
  String now();

  /** The lesser of two numbers. */
  default String least(String one, String other) {
    return "least(" + one + ", " + other + ")";
  }

  /** The greater of two numbers. */
  default String greatest(String one, String other) {
    return "greatest(" + one + ", " + other + ")";
  }

  /**
   * Ends an insertion that does nothing where its key is taken. Where there is no such ending, the
   * statement fails, and {@link #taken} knows why.
   */
  default String ifFree(String key) {
    return " on conflict (" + key + ") do nothing";
  }

  /** Whether an insertion failed because its key is taken, and harmed nothing else. */
  default boolean taken(SQLException failed) {
    return false;
  }

  /** Inserts a row, or gives the one that has its key the other values. */
  default String put(String table, String key, String values, String others, String otherValues) {
    StringBuilder updates = new StringBuilder();
    for (String column : others.split(", ", -1))
      updates.append(updates.isEmpty() ? "" : ", ").append(column + " = excluded." + column);
    return insertion(table, key + ", " + others, values + ", " + otherValues) + " on conflict ("
        + key + ") do update set " + updates;
  }

  /**
   * Locks the row of a subject. One whose sessions never ended all at once has none yet; the one that
   * is made then tells of no end, and a purge forgets it.
   */
  default String lockSubject() {
    return insertion(
            "jeton_subject",
            "tenant, subject, epoch, ended_at, end_reason",
            "?, ?, 0, 0, 'REVOKED'")
        + " on conflict (tenant, subject) do update set epoch = jeton_subject.epoch";
  }

  /** Raises the epoch and selects it. */
  default String raiseEpoch() {
    return "update jeton_epoch set epoch = epoch + 1 returning epoch";
  }

  /**
   * Selects some rows of {@code s}, locks them, and passes over those that another has locked: of two
   * nodes that purge at once, neither waits for the other.
   *
   * @param select up to its condition
   * @param tables those of {@code select} that the condition is about, {@code s} first
   * @param condition ends with a limit
   */
  String lockedSome(String select, String tables, String condition);

  /**
   * Inserts an entry into the feed, marked with what is never less than the end that was told to
   * whoever can't see it yet.
   */
  default String tell(String columns, String values) {
    return insertion("jeton_revocation", "mark, " + columns, feedMark() + ", " + values);
  }

  /** The mark of an entry that is made now. */
  String feedMark();

  /** The column of the feed that its marks are in. */
  default String feedMarks() {
    return "mark";
  }

  /** The least mark of an entry that this statement can't see. */
  String feedEnd();

  /** Begins a transaction that will write. */
  String begin();

  /**
   * Whether what failed was taken back as a whole because it met another: then it can be done again,
   * and has to be.
   */
  default boolean metAnother(SQLException failed) {
    return false;
  }

  /** Prepares a connection for a change that must not be lost. Not inside a transaction. */
  default void beforeWriting(Connection connection) throws SQLException {}

  /**
   * Makes sure, once, that this database keeps what it acknowledges.
   *
   * @throws StoreException if it does not
   */
  default void prove(Connection connection, Duration timeout) throws SQLException {}

  /** A plain insertion of one row. */
  static String insertion(String table, String columns, String values) {
    return "insert into " + table + " (" + columns + ") values (" + values + ")";
  }
}
