package dev.jeton.store.jdbc;

import dev.jeton.store.AttemptStore;
import dev.jeton.store.Failures;
import dev.jeton.store.StoreException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Attempts in SQLite, PostgreSQL or MariaDB, or for tests in H2, in tables of their own beside the sessions:
 * for applications that run on several nodes, where a guesser finds the same count on each, or that restart. Thread-safe;
 * any number of processes may share a database. Instants and delays are exact to a millisecond.
 * Whatever fails is a {@link StoreException}.
 *
 * <p>Bounded as the one in memory is: half of the capacity is for keys that are still below their
 * limit, half for those that reached it. Where a half is full, the key whose last failure is oldest
 * makes room among the former, and one whose block is over among the latter; while all of those are
 * in force, a key that is about to reach its limit is blocked instead of counted.
 *
 * <p>{@link #blocked} is one statement. What counts or takes back is one transaction, and all of
 * these come one after another, on whatever node: their number is that of log-ins, of which each
 * computes a password hash for much longer.
 */
public final class JdbcAttemptStore implements AttemptStore {

  /** How many keys are remembered unless told otherwise. */
  public static final int DEFAULT_CAPACITY = 100_000;

  // While a transaction lasts, all others wait.
  private static final int PURGED_AT_ONCE = 100;

  private final Database database;
  private final int half;

  private JdbcAttemptStore(Database database, int capacity) {
    this.database = database;
    this.half = capacity / 2;
  }

  /**
   * The store behind {@code source}, {@value #DEFAULT_CAPACITY} keys at most, with a time-out of five
   * seconds.
   */
  public static JdbcAttemptStore open(DataSource source) {
    return open(source, Database.DEFAULT_TIMEOUT, DEFAULT_CAPACITY);
  }

  /** The store behind {@code source}, in tables of the default names. */
  public static JdbcAttemptStore open(DataSource source, Duration timeout, int capacity) {
    return open(source, timeout, JdbcTables.DEFAULT, capacity);
  }

  /**
   * The store behind {@code source}. Tables that are missing or of an earlier version are made.
   *
   * @param timeout how long one statement may take; whole seconds, 1 to 60
   * @param tables what these are called, the same on all nodes
   * @param capacity how many keys it remembers at most, at least 2; the same on all nodes
   * @throws StoreException if the database can't be reached, is of another kind, has tables of a
   *     later version or would lose what it acknowledged
   */
  public static JdbcAttemptStore open(
      DataSource source, Duration timeout, JdbcTables tables, int capacity) {
    if (capacity < 2)
      throw new IllegalArgumentException("capacity " + capacity + " is less than 2");
    return new JdbcAttemptStore(Schema.opened(source, timeout, tables), capacity);
  }

  @Override
  public Duration blocked(String key, Limit limit, Instant now) {
    AttemptStore.demandKey(key);
    return database.rows(AttemptRow.FIND, AttemptRow::read, key).stream()
        .findFirst()
        .map(row -> row.failures().remaining(limit.inWholeMillis(), whole(now)))
        .orElse(Duration.ZERO);
  }

  @Override
  public Attempt begin(String key, Limit limit, Instant now) {
    AttemptStore.demandKey(key);
    Limit by = limit.inWholeMillis();
    Instant moment = whole(now);
    return database.transaction(connection -> {
      AttemptRows rows = AttemptRows.locked(database, connection, half);
      Optional<AttemptRow> held = rows.find(key);
      Failures failures =
          held.map(AttemptRow::failures).orElseGet(() -> Failures.none(by)).live(by, moment);
      Duration remaining = failures.remaining(by, moment);
      if (!remaining.isZero()) return new Attempt.Blocked(remaining);
      Failures next = failures.plus(moment);
      if (next.atLimit() && held.filter(AttemptRow::blocking).isEmpty()) {
        Optional<Duration> full = rows.roomAmongBlocking(moment);
        if (full.isPresent()) return new Attempt.Blocked(full.get());
      }
      rows.put(held, new AttemptRow(key, next));
      return new Attempt.Counted(next.last(), next.delay());
    });
  }

  @Override
  public void withdraw(String key, Instant at) {
    AttemptStore.demandKey(key);
    changed(key, (rows, held) -> {
      if (!held.failures().at().contains(at)) return;
      Failures rest = held.failures().minus(at);
      if (rest.at().isEmpty()) rows.remove(held);
      else rows.put(Optional.of(held), new AttemptRow(key, rest));
    });
  }

  @Override
  public void forget(String key) {
    AttemptStore.demandKey(key);
    changed(key, AttemptRows::remove);
  }

  @Override
  public int purge(Instant now, int limit) {
    int forgotten = 0;
    int asked;
    int some;
    do {
      asked = Math.min(limit - forgotten, PURGED_AT_ONCE);
      if (asked <= 0) return forgotten;
      some = purgedAtOnce(now, asked);
      forgotten += some;
    } while (some == asked);
    return forgotten;
  }

  private int purgedAtOnce(Instant now, int most) {
    return database.transaction(connection -> {
      AttemptRows rows = AttemptRows.locked(database, connection, half);
      List<AttemptRow> gone = rows.gone(now, most);
      for (AttemptRow each : gone) rows.remove(each);
      return gone.size();
    });
  }

  /** Something to do with what is known of a key, if anything is. */
  private interface Change {
    void on(AttemptRows rows, AttemptRow held) throws SQLException;
  }

  private void changed(String key, Change change) {
    // Most log-ins succeed, and of most keys nothing is known: that needs no lock.
    if (database.rows(AttemptRow.FIND, AttemptRow::read, key).isEmpty()) return;
    database.transaction(connection -> {
      AttemptRows rows = AttemptRows.locked(database, connection, half);
      Optional<AttemptRow> held = rows.find(key);
      if (held.isPresent()) change.on(rows, held.get());
      return held;
    });
  }

  private static Instant whole(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS);
  }

  @Override
  public String toString() {
    return "the table " + database.tables().spelled("jeton_attempt") + " in "
        + database.dialect().product();
  }
}
