package dev.jeton.store.jdbc;

import dev.jeton.identity.SubjectId;
import dev.jeton.session.EndReason;
import dev.jeton.session.SessionId;
import dev.jeton.session.SessionLimit;
import dev.jeton.store.RememberedEnd;
import dev.jeton.store.Revocation;
import dev.jeton.store.RevocationFeed;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionStore;
import dev.jeton.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * Sessions in SQLite, PostgreSQL or MariaDB, or for tests in H2, in {@linkplain JdbcTables tables of its own}.
 * Thread-safe; nothing is cached, so any number of processes may share a database.
 *
 * <p>Each verb is one statement that commits by itself, but for {@link #createWithin} and the ends,
 * which are one short transaction each together with their entries in the {@link #feed}, and {@link
 * #purge} and {@link #revocations}. Sessions that ended with a tenant or with everybody are purged
 * when their own time has been over for long enough, too. The clock is the database's.
 *
 * <p><b>Bounds.</b> A statement, and on SQLite the wait for another writer, is given up after the
 * time-out; over a network a connection that does not even answer to that, two seconds later. How
 * long the data source may take to hand out a connection is its own setting: set it, pools often
 * wait for 30 seconds. With PostgreSQL's driver set {@code connectTimeout} and {@code
 * cancelSignalTimeout}, too. Whatever fails is a {@link StoreException}; the next call tries anew.
 *
 * <p><b>Durability.</b> A session that ended must not live again because a commit was lost. On
 * SQLite the store sees to that (write-ahead log, {@code synchronous=full}). A PostgreSQL server
 * must run with {@code fsync} and {@code synchronous_commit} on, which is its default, and the data
 * source must lead to the primary. Its default isolation, read committed, is what the store needs;
 * at a higher one it stays correct, but calls that meet each other may fail. A MariaDB server must
 * run with {@code innodb_flush_log_at_trx_commit} at 1, its default. What meets another in a deadlock
 * there is done again until the time-out has passed, which is rarer at read committed than at its
 * default, repeatable read. MySQL is not spoken to.
 *
 * <p>H2 is for tests and development alone: a file of its own engine, at its default settings, lost
 * whole tables that were committed when the process was killed, and whoever had logged out was logged
 * in again. In memory it forgets all with the process, which at least nobody takes for a store.
 */
public final class JdbcSessionStore implements SessionStore {

  private final Database database;
  private final SessionSql sql;
  private final PurgedSessions purged;
  private final EndedRows ended;
  private final JdbcRevocationFeed feed;
  private final Epochs epochs;

  private JdbcSessionStore(Database database) {
    this.database = database;
    this.sql = new SessionSql(database.dialect());
    this.purged = new PurgedSessions(database, sql);
    this.ended = new EndedRows(database, sql);
    this.feed = new JdbcRevocationFeed(database);
    this.epochs = new Epochs(database, sql, feed);
  }

  /** The store behind {@code source}, with a time-out of five seconds. */
  public static JdbcSessionStore open(DataSource source) {
    return open(source, Database.DEFAULT_TIMEOUT);
  }

  /** The store behind {@code source}, in tables of the default names. */
  public static JdbcSessionStore open(DataSource source, Duration timeout) {
    return open(source, timeout, JdbcTables.DEFAULT);
  }

  /**
   * The store behind {@code source}. Tables that are missing or of an earlier version are made.
   *
   * @param timeout how long one statement may take; whole seconds, 1 to 60
   * @param tables what these are called, the same on all nodes
   * @throws StoreException if the database can't be reached, is of another kind, has tables of a
   *     later version or would lose what it acknowledged
   */
  public static JdbcSessionStore open(DataSource source, Duration timeout, JdbcTables tables) {
    return new JdbcSessionStore(Schema.opened(source, timeout, tables));
  }

  @Override
  public Creation create(SessionRecord opened) {
    demandNoEnd(opened);
    if (database.insert(sql.create, SessionRow.created(opened)) == 1) return Creation.CREATED;
    boolean taken = !database.rows(sql.exists, row -> true, opened.id().bytes()).isEmpty();
    return taken ? Creation.ID_TAKEN : Creation.EPOCH_MOVED;
  }

  @Override
  public Placement createWithin(
      SessionLimit limit, SessionRecord opened, Set<SessionId> replacing) {
    demandNoEnd(opened);
    Placement placement = database.transaction(connection -> {
      epochs.lock(connection, opened.subject().id());
      if (database.insert(connection, sql.create, SessionRow.created(opened)) == 0)
        return Placement.of(Creation.EPOCH_MOVED);
      List<SessionId> tooMany = tooMany(connection, limit, opened, replacing);
      if (limit.refuses() && !tooMany.isEmpty()) {
        database.update(connection, sql.withdraw, opened.id().bytes());
        return Placement.of(Creation.LIMIT_REACHED);
      }
      endEach(connection, tooMany);
      return new Placement(Creation.CREATED, tooMany);
    });
    if (placement.creation() != Creation.EPOCH_MOVED) return placement;
    boolean taken = !database.rows(sql.exists, row -> true, opened.id().bytes()).isEmpty();
    return Placement.of(taken ? Creation.ID_TAKEN : Creation.EPOCH_MOVED);
  }

  private List<SessionId> tooMany(
      Connection connection, SessionLimit limit, SessionRecord opened, Set<SessionId> replacing)
      throws SQLException {
    SubjectId subject = opened.subject().id();
    List<SessionId> others = database
        .rows(
            connection,
            sql.living,
            row -> SessionId.of(row.getBytes(1)),
            subject.tenant(),
            subject.value())
        .stream()
        .filter(id -> !id.equals(opened.id()) && !replacing.contains(id))
        .toList();
    return others.subList(0, limit.excess(others.size()));
  }

  // Rows first, feed last, as all ends do it: or two of them could wait for each other crosswise.
  private void endEach(Connection connection, List<SessionId> evicted) throws SQLException {
    List<SessionId> ended = new ArrayList<>();
    for (SessionId id : evicted) if (ended(connection, id, EndReason.EVICTED)) ended.add(id);
    for (SessionId id : ended) feed.tellSession(connection, id);
  }

  private boolean ended(Connection connection, SessionId id, EndReason reason) throws SQLException {
    return database.update(connection, sql.end, reason.name(), id.bytes()) == 1;
  }

  @Override
  public Optional<SessionRecord> find(SessionId id) {
    return database.rows(sql.find, SessionRow::read, id.bytes()).stream()
        .flatMap(Optional::stream)
        .findFirst();
  }

  @Override
  public boolean replace(SessionRecord next, long expectedVersion) {
    if (next.version() != expectedVersion + 1)
      throw new IllegalArgumentException(
          "version " + next.version() + " does not follow " + expectedVersion);
    demandNoEnd(next);
    return database.update(sql.replace, SessionRow.replaced(next, expectedVersion)) == 1;
  }

  @Override
  public boolean touch(SessionId id, Instant lastSeen) {
    long seen = lastSeen.toEpochMilli();
    return database.update(sql.touch, seen, seen, id.bytes(), seen) == 1;
  }

  @Override
  public boolean end(SessionId id, EndReason reason) {
    return database.transaction(connection -> {
      boolean ended = ended(connection, id, reason);
      if (ended) feed.tellSession(connection, id);
      return ended;
    });
  }

  @Override
  public long endAll(SubjectId subject, Optional<SessionId> except, EndReason reason) {
    return epochs.endAll(subject, except, reason);
  }

  @Override
  public long endAllOfTenant(String tenant, EndReason reason) {
    return epochs.endAllOfTenant(tenant, reason);
  }

  @Override
  public long endEverything(EndReason reason) {
    return epochs.endEverything(reason);
  }

  @Override
  public List<SessionRecord> list(SubjectId subject) {
    return database.rows(sql.list, SessionRow::read, subject.tenant(), subject.value()).stream()
        .flatMap(Optional::stream)
        .toList();
  }

  @Override
  public int purge(int limit) {
    if (limit <= 0) return 0;
    long now = now().toEpochMilli();
    long longAgo = now - TOMBSTONE_LIFE.toMillis();
    int forgotten = purged.purge(longAgo, now, limit);
    if (forgotten < limit) {
      database.update(sql.forgetEpochs, longAgo, longAgo);
      database.update(sql.forgetSubjects, longAgo);
      feed.forget(longAgo);
    }
    return forgotten;
  }

  @Override
  public Optional<RememberedEnd> remembered(SessionId id) {
    return purged.remembered(id);
  }

  @Override
  public long epoch() {
    return epochs.present();
  }

  @Override
  public Instant now() {
    return Instant.ofEpochMilli(database.rows(sql.now, row -> row.getLong(1)).get(0));
  }

  @Override
  public void revocations(Consumer<Revocation> each) {
    ended.tell(now().minus(TOMBSTONE_LIFE).toEpochMilli(), each);
  }

  @Override
  public Optional<RevocationFeed> feed() {
    return Optional.of(feed);
  }

  private static void demandNoEnd(SessionRecord record) {
    if (record.end().isPresent())
      throw new IllegalArgumentException("a session ends by end or endAll, not with its record");
  }
}
