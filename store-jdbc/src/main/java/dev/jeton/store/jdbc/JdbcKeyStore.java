package dev.jeton.store.jdbc;

import dev.jeton.key.KeyStore;
import dev.jeton.key.KeyUnavailableException;
import dev.jeton.key.StoredKey;
import dev.jeton.store.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Sealed keys in SQLite, PostgreSQL or MariaDB, or for tests in H2, in a table of their own beside the
 * sessions: for applications that run on several nodes, which need one ring. Thread-safe; any number of processes
 * may share a database.
 *
 * <p>Each verb is one statement that commits by itself. Bounds and durability are those of {@link
 * JdbcSessionStore}; whatever fails is a {@link KeyUnavailableException}, and the next call tries
 * anew.
 */
public final class JdbcKeyStore implements KeyStore {

  private static final String LOAD = "select name, sealed from jeton_key order by name";
  private static final String CREATE = Dialect.insertion("jeton_key", "name, sealed", "?, ?");
  private static final String REPLACE =
      "update jeton_key set sealed = ? where name = ? and sealed = ?";
  private static final String REMOVE = "delete from jeton_key where name = ? and sealed = ?";

  private final Database database;
  private final String create;

  private JdbcKeyStore(Database database) {
    this.database = database;
    this.create = CREATE + database.dialect().ifFree("name");
  }

  /** The store behind {@code source}, with a time-out of five seconds. */
  public static JdbcKeyStore open(DataSource source) {
    return open(source, Database.DEFAULT_TIMEOUT);
  }

  /** The store behind {@code source}, in tables of the default names. */
  public static JdbcKeyStore open(DataSource source, Duration timeout) {
    return open(source, timeout, JdbcTables.DEFAULT);
  }

  /**
   * The store behind {@code source}. Tables that are missing or of an earlier version are made.
   *
   * @param timeout how long one statement may take; whole seconds, 1 to 60
   * @param tables what these are called, the same on all nodes
   * @throws KeyUnavailableException if the database can't be reached, is of another kind, has
   *     tables of a later version or would lose what it acknowledged
   */
  public static JdbcKeyStore open(DataSource source, Duration timeout, JdbcTables tables) {
    return told("the database", () -> new JdbcKeyStore(Schema.opened(source, timeout, tables)));
  }

  @Override
  public List<StoredKey> load() {
    return told(
        () -> database.rows(LOAD, row -> new StoredKey(row.getString(1), row.getString(2))));
  }

  @Override
  public boolean createIfAbsent(StoredKey key) {
    return told(() -> database.insert(create, key.name(), key.sealed()) == 1);
  }

  @Override
  public boolean replace(StoredKey present, StoredKey next) {
    if (!present.name().equals(next.name()))
      throw new IllegalArgumentException(
          next.name() + " can't take the place of " + present.name() + ": a key keeps its name");
    // A driver may count the rows that changed, and none does here.
    if (present.equals(next)) return load().contains(present);
    return told(
        () -> database.update(REPLACE, next.sealed(), present.name(), present.sealed()) == 1);
  }

  @Override
  public boolean remove(StoredKey present) {
    return told(() -> database.update(REMOVE, present.name(), present.sealed()) == 1);
  }

  private <T> T told(Supplier<T> verb) {
    return told(toString(), verb);
  }

  private static <T> T told(String place, Supplier<T> verb) {
    try {
      return verb.get();
    } catch (StoreException failed) {
      throw new KeyUnavailableException(
          place + " can't be asked for keys: " + failed.getMessage()
              + "; check that it runs and that this user may use it",
          failed);
    }
  }

  @Override
  public String toString() {
    return "the table " + database.tables().spelled("jeton_key") + " in "
        + database.dialect().product();
  }
}
