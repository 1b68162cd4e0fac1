package dev.jeton.store.jdbc;

import dev.jeton.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Brings tables from the version that they have to the one after the last step. Safe in many
 * processes at once: one does it, the others wait for it.
 */
final class Upgrade {

  private static final String FIRST = "create table jeton_schema (version integer not null)";
  private static final String FROM_NOTHING = "insert into jeton_schema (version) values (0)";
  private static final String VERSION = "select version from jeton_schema";
  // A database inside this process may have no lock that outlives a change of tables.
  private static final Lock IN_THIS_PROCESS = new ReentrantLock();

  private final Database database;
  private final Dialect dialect;
  private final JdbcTables tables;
  private final List<List<String>> steps;

  Upgrade(Database database, List<List<String>> steps) {
    this.database = database;
    this.dialect = database.dialect();
    this.tables = database.tables();
    this.steps = steps;
  }

  /**
   * Takes the steps that are missing: all or none, but for databases that commit each change of
   * tables by itself. There a step that was interrupted is done again by the next who comes.
   *
   * @throws StoreException if the tables are of a later version
   */
  void run() {
    if (version() == steps.size()) return;
    if (dialect.undoesTables()) database.transaction(this::upgraded);
    else database.connected(this::upgradedOneByOne);
  }

  // Most starts find all done: they need no lock, nor the right to create a table.
  private int version() {
    if (!hasVersion()) return 0;
    int version = first(database.rows(VERSION, row -> row.getInt(1)));
    demandKnown(version);
    return version;
  }

  private boolean hasVersion() {
    return !database.rows(dialect.findTable(), row -> true, tables.first()).isEmpty();
  }

  /** Those steps as statements for somebody else to run; with the one that notes each as taken. */
  List<String> missing() {
    int version = version();
    List<String> statements = new ArrayList<>();
    if (!hasVersion()) statements.addAll(List.of(spelled(FIRST), FROM_NOTHING));
    for (List<String> step : steps.subList(version, steps.size())) {
      step.forEach(statement -> statements.add(spelled(statement)));
      version++;
      statements.add("update jeton_schema set version = " + version);
    }
    return statements;
  }

  private int upgradedOneByOne(Connection connection) throws SQLException {
    IN_THIS_PROCESS.lock();
    try {
      int version = upgraded(connection);
      database.rows(connection, dialect.unlockSchema(), row -> true);
      return version;
    } finally {
      IN_THIS_PROCESS.unlock();
    }
  }

  private int upgraded(Connection connection) throws SQLException {
    lock(connection);
    int version = versionOrNew(connection);
    demandKnown(version);
    for (List<String> step : steps.subList(version, steps.size())) {
      for (String statement : step) take(connection, statement);
      version++;
      database.update(connection, "update jeton_schema set version = ?", version);
    }
    return version;
  }

  private void lock(Connection connection) throws SQLException {
    List<Integer> locked = database.rows(connection, dialect.lockSchema(), row -> row.getInt(1));
    if (!locked.equals(List.of(1)))
      throw new StoreException("another process is changing the tables: try again when it is done");
  }

  private int versionOrNew(Connection connection) throws SQLException {
    if (database
        .rows(connection, dialect.findTable(), row -> true, tables.first())
        .isEmpty()) take(connection, FIRST);
    if (database.rows(connection, VERSION, row -> true).isEmpty())
      database.update(connection, FROM_NOTHING);
    return first(database.rows(connection, VERSION, row -> row.getInt(1)));
  }

  private void take(Connection connection, String statement) throws SQLException {
    if (dialect.undoesTables()) database.update(connection, spelled(statement));
    else database.insert(connection, spelled(statement));
  }

  private String spelled(String statement) {
    String spelled = dialect.spelled(statement);
    return dialect.undoesTables() ? spelled : repeatable(spelled);
  }

  private static String repeatable(String statement) {
    return statement
        .replaceFirst("^create (table|index) ", "create $1 if not exists ")
        .replace(" add column ", " add column if not exists ");
  }

  // There is none yet where the table has just been made.
  private static int first(List<Integer> versions) {
    return versions.isEmpty() ? 0 : versions.get(0);
  }

  private void demandKnown(int version) {
    if (version > steps.size())
      throw new StoreException("the tables have version " + version
          + ", but this version of store-jdbc knows none after " + steps.size()
          + ": start the version that upgraded them");
  }
}
