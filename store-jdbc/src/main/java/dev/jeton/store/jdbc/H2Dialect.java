package dev.jeton.store.jdbc;

import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * H2 2.4 or newer, in memory or in a file: for tests and development, for its file may lose commits
 * that were acknowledged when its process is killed.
 */
final class H2Dialect implements PlainDialect {

  private static final int TAKEN = 23505;
  private static final Pattern OF_PRIMARY_KEY = Pattern.compile("PRIMARY[_ ]KEY");
  // A deadlock; a row that another transaction has just changed, or inserted.
  private static final Set<Integer> MET_ANOTHER = Set.of(40001, 90131, TAKEN);

  @Override
  public String product() {
    return "H2";
  }

  @Override
  public boolean networked() {
    return false;
  }

  @Override
  public String spelled(String statement) {
    return PART.matcher(statement)
        .replaceAll("$2")
        .replace("%bytes%", "varbinary(64)")
        .replace("%name%", "varchar(255)")
        .replace("%text%", "varchar")
        .replace("%serial%", "bigint generated always as identity primary key");
  }

  @Override
  public String findTable() {
    return "select 1 from information_schema.tables"
        + " where table_schema = coalesce(upper(?), current_schema) and table_name = upper(?)";
  }

  @Override
  public String now() {
    return "cast(floor(extract(epoch from current_timestamp) * 1000) as bigint)";
  }

  @Override
  public boolean taken(SQLException failed) {
    return failed.getErrorCode() == TAKEN
        && OF_PRIMARY_KEY.matcher(String.valueOf(failed.getMessage())).find();
  }

  @Override
  public String put(String table, String key, String values, String others, String otherValues) {
    return "merge into " + table + " (" + key + ", " + others + ") key (" + key + ") values ("
        + values + ", " + otherValues + ")";
  }

  @Override
  public String lockSubject() {
    return """
        merge into jeton_subject e
        using (select cast(? as varchar) as tenant, cast(? as varchar) as subject) n
        on e.tenant = n.tenant and e.subject = n.subject
        when matched then update set epoch = e.epoch
        when not matched then insert (tenant, subject, epoch, ended_at, end_reason)
          values (n.tenant, n.subject, 0, 0, 'REVOKED')
        """;
  }

  @Override
  public String raiseEpoch() {
    return "select epoch from final table (update jeton_epoch set epoch = epoch + 1)";
  }

  // Locks the rows of one table alone, be the others as they may.
  @Override
  public String lockedSome(String select, String tables, String condition) {
    return select + " where s.id in (select s.id from " + tables + " where " + condition
        + " for update skip locked)";
  }

  @Override
  public String begin() {
    return "begin";
  }

  @Override
  public boolean metAnother(SQLException failed) {
    return MET_ANOTHER.contains(failed.getErrorCode());
  }
}
