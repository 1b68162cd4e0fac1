package dev.jeton.store.jdbc;

import dev.jeton.store.StoreException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;

/**
 * MariaDB 10.10 or newer, through its own driver. Not MySQL, which returns nothing from an insertion
 * and calls what it compares by otherwise.
 *
 * <p>Each verb takes as many statements as elsewhere. What it can't do is undo a change of tables:
 * the schema is changed outside of a transaction, under a lock by name.
 */
final class MariaDbDialect implements PlainDialect {

  private static final String LOCK = "concat('jeton_schema in ', database())";
  private static final int TAKEN = 1062;
  // A deadlock; a row that changed after a transaction at a higher level had looked.
  private static final Set<Integer> MET_ANOTHER = Set.of(1213, 1020);

  @Override
  public String product() {
    return "MariaDB";
  }

  @Override
  public boolean networked() {
    return true;
  }

  // Other engines know no transactions. Other collations take "a" for "A", or for "a ".
  @Override
  public String spelled(String statement) {
    String spelled = PART.matcher(quoted(statement))
        .replaceAll("$2")
        .replace("%bytes%", "varbinary(64)")
        .replace("%name%", "varchar(255)")
        .replace("%text%", "mediumtext")
        .replace("%serial%", "bigint not null auto_increment primary key");
    return spelled.startsWith("create table")
        ? spelled + " engine=InnoDB default character set utf8mb4 collate utf8mb4_nopad_bin"
        : spelled;
  }

  // Waits as long as any statement may take.
  @Override
  public String lockSchema() {
    return "select get_lock(" + LOCK + ", 3600)";
  }

  @Override
  public String unlockSchema() {
    return "select release_lock(" + LOCK + ")";
  }

  @Override
  public String findTable() {
    return "select 1 from information_schema.tables"
        + " where table_schema = coalesce(?, database()) and table_name = ?";
  }

  // From UTC, for local time has an hour that comes twice.
  @Override
  public String now() {
    return "timestampdiff(microsecond, timestamp'1970-01-01 00:00:00', utc_timestamp(3)) div 1000";
  }

  @Override
  public boolean taken(SQLException failed) {
    return failed.getErrorCode() == TAKEN
        && String.valueOf(failed.getMessage()).endsWith("'PRIMARY'");
  }

  @Override
  public String put(String table, String key, String values, String others, String otherValues) {
    StringBuilder updates = new StringBuilder();
    for (String column : others.split(", ", -1))
      updates.append(updates.isEmpty() ? "" : ", ").append(column + " = values(" + column + ")");
    return Dialect.insertion(table, quoted(key) + ", " + others, values + ", " + otherValues)
        + " on duplicate key update " + updates;
  }

  @Override
  public String lockSubject() {
    return "insert into jeton_subject (tenant, subject, epoch, ended_at, end_reason)"
        + " values (?, ?, 0, 0, 'REVOKED') on duplicate key update epoch = epoch";
  }

  // An update returns nothing; an insertion of what is there already does.
  @Override
  public String raiseEpoch() {
    return "insert into jeton_epoch (`row_number`, epoch, forgotten) values (1, 2, 0)"
        + " on duplicate key update epoch = epoch + 1 returning epoch";
  }

  // To lock the rows of one table alone, it has to be selected from alone; and a limit is heeded in
  // a derived table only.
  @Override
  public String lockedSome(String select, String tables, String condition) {
    return select + " where s.id in (select l.id from (select s.id from " + tables + " where "
        + condition + " for update skip locked) l)";
  }

  @Override
  public String begin() {
    return "begin";
  }

  @Override
  public boolean metAnother(SQLException failed) {
    return MET_ANOTHER.contains(failed.getErrorCode());
  }

  // Else what was acknowledged waits in memory for up to a second, and a crash takes it back. In a
  // Galera cluster the other nodes hold it meanwhile.
  @Override
  public void prove(Connection connection, Duration timeout) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet safe = statement.executeQuery("show global variables where"
            + " (variable_name = 'innodb_flush_log_at_trx_commit' and value in (1, 3))"
            + " or (variable_name = 'wsrep_on' and value = 'ON')")) {
      if (!safe.next())
        throw new StoreException("MariaDB acknowledges commits here before it keeps them:"
            + " set innodb_flush_log_at_trx_commit to 1");
    }
  }

  // MariaDB has a function of that name.
  private static String quoted(String columns) {
    return columns.replace("row_number", "`row_number`");
  }
}
