package dev.jeton.store.jdbc;

import dev.jeton.identity.SubjectId;
import dev.jeton.session.SessionId;
import dev.jeton.store.Revocation;
import dev.jeton.store.RevocationFeed;
import dev.jeton.store.SessionStore;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The feed as a table that is polled, one statement a time. Thread-safe.
 *
 * <p>Numbers of rows are given before the rows are committed, so the highest number seen is no place
 * to go on from. Each row is marked with its transaction instead, and a position is the oldest
 * transaction that was still going on when the reader looked: what it had not committed then is read
 * next time, however long it takes, at the price of reading a few rows twice.
 */
final class JdbcRevocationFeed implements RevocationFeed {

  // Entries are kept for a tombstone's life; in half of it nothing that followed can be missing.
  private static final Duration FOLLOWS_FOR = SessionStore.TOMBSTONE_LIFE.dividedBy(2);
  private static final Duration CLOCK_MAY_STEP = Duration.ofSeconds(30);

  private final Database database;
  private final FeedSql sql;

  JdbcRevocationFeed(Database database) {
    this.database = database;
    this.sql = new FeedSql(database.dialect());
  }

  @Override
  public Position position() {
    return database.rows(sql.here, JdbcRevocationFeed::place).get(0).position();
  }

  @Override
  public Passage follow(Position from) {
    Optional<Place> then = Place.parse(from);
    if (then.isEmpty()) return new Lost();
    List<Optional<Revocation>> rows = new ArrayList<>();
    Place now = database
        .rows(
            sql.since,
            row -> {
              rows.add(revocation(row));
              return place(row);
            },
            then.get().mark())
        .get(0);
    if (!then.get().leadsTo(now)) return new Lost();
    return new Heard(rows.stream().flatMap(Optional::stream).toList(), now.position());
  }

  @Override
  public void tellRevokedKey(String id) {
    database.transaction(connection -> insert(connection, "key", null, null, null, null, id));
  }

  /** Notes the end of a session in the transaction that ends it. */
  void tellSession(Connection connection, SessionId id) throws SQLException {
    insert(connection, "session", id.bytes(), null, null, null, null);
  }

  void tellSubject(Connection connection, SubjectId subject, long epoch) throws SQLException {
    insert(connection, "subject", null, subject.tenant(), subject.value(), epoch, null);
  }

  void tellTenant(Connection connection, String tenant, long epoch) throws SQLException {
    insert(connection, "tenant", null, tenant, null, epoch, null);
  }

  void tellEverybody(Connection connection, long epoch) throws SQLException {
    insert(connection, "everybody", null, null, null, epoch, null);
  }

  /** Forgets entries that no token can be named by any more. */
  void forget(long longAgo) {
    database.update(sql.forget, longAgo);
  }

  private int insert(Connection connection, String kind, @Nullable Object... values)
      throws SQLException {
    Object[] all = new Object[values.length + 1];
    all[0] = kind;
    System.arraycopy(values, 0, all, 1, values.length);
    return database.update(connection, sql.tell, all);
  }

  private static Optional<Revocation> revocation(ResultSet row) throws SQLException {
    String kind = row.getString("kind");
    if (kind == null) return Optional.empty();
    Instant until = Instant.ofEpochMilli(row.getLong("noted_at")).plus(SessionStore.TOMBSTONE_LIFE);
    long epoch = row.getLong("epoch");
    return switch (kind) {
      case "session" ->
        Optional.of(new Revocation.OfSession(SessionId.of(row.getBytes("session_id")), until));
      case "subject" ->
        Optional.of(new Revocation.OfSubject(
            new SubjectId(row.getString("tenant"), row.getString("subject")), epoch, until));
      case "tenant" -> Optional.of(new Revocation.OfTenant(row.getString("tenant"), epoch, until));
      case "everybody" -> Optional.of(new Revocation.OfEverybody(epoch, until));
      case "key" -> Optional.of(new Revocation.OfKey(row.getString("key_id"), until));
      // A later version may end more kinds of things. Its nodes know them; this one re-reads.
      default -> Optional.empty();
    };
  }

  private static Place place(ResultSet row) throws SQLException {
    return new Place(row.getLong("next_mark"), Instant.ofEpochMilli(row.getLong("read_at")));
  }

  /** The oldest transaction that may still write, and when that was so by the database's clock. */
  private record Place(long mark, Instant at) {

    static Optional<Place> parse(Position position) {
      String[] parts = position.value().split("@", -1);
      if (parts.length != 2) return Optional.empty();
      try {
        return Optional.of(
            new Place(Long.parseLong(parts[0]), Instant.ofEpochMilli(Long.parseLong(parts[1]))));
      } catch (NumberFormatException notOurs) {
        return Optional.empty();
      }
    }

    Position position() {
      return new Position(mark + "@" + at.toEpochMilli());
    }

    // A mark that fell is of a database that was set back; entries of too long ago are forgotten.
    boolean leadsTo(Place now) {
      Duration passed = Duration.between(at, now.at());
      return now.mark() >= mark
          && passed.compareTo(FOLLOWS_FOR) < 0
          && passed.compareTo(CLOCK_MAY_STEP.negated()) > 0;
    }
  }
}
