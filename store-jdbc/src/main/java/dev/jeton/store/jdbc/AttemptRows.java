package dev.jeton.store.jdbc;

import dev.jeton.store.Failures;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All keys as one transaction sees and changes them that holds the lock, with how many there are in
 * each half: to count them would be to read them all. Not thread-safe: belongs to one transaction.
 */
final class AttemptRows {

  private static final String LOCK = "update jeton_attempt_room set counting = counting";
  private static final String ROOM = "select counting, blocking from jeton_attempt_room";
  private static final String NOTE =
      "update jeton_attempt_room set counting = counting + ?," + " blocking = blocking + ?";

  private final Database database;
  private final Connection connection;
  private final int half;

  private AttemptRows(Database database, Connection connection, int half) {
    this.database = database;
    this.connection = connection;
    this.half = half;
  }

  /** Waits until no other transaction changes them; {@code half} is how many each half has room for. */
  static AttemptRows locked(Database database, Connection connection, int half)
      throws SQLException {
    database.update(connection, LOCK);
    return new AttemptRows(database, connection, half);
  }

  Optional<AttemptRow> find(String key) throws SQLException {
    return database.rows(connection, AttemptRow.FIND, AttemptRow::read, key).stream()
        .findFirst();
  }

  /** Some of those of which nothing counts any more. */
  List<AttemptRow> gone(Instant now, int most) throws SQLException {
    return database.rows(
        connection, AttemptRow.FIND_GONE, AttemptRow::read, now.toEpochMilli(), most);
  }

  /** Puts {@code next} in the place of what is known of its key. */
  void put(Optional<AttemptRow> held, AttemptRow next) throws SQLException {
    if (held.isPresent()) remove(held.get());
    if (!next.blocking() && room("counting") >= half) removeOldestCounting();
    database.update(connection, AttemptRow.INSERT, next.values());
    note(next, 1);
  }

  void remove(AttemptRow held) throws SQLException {
    database.update(connection, AttemptRow.DELETE, held.name());
    note(held, -1);
  }

  /**
   * Makes room for one that reaches its limit. Where all of those are blocked, tells when the first
   * will not be.
   */
  Optional<Duration> roomAmongBlocking(Instant now) throws SQLException {
    if (room("blocking") < half) return Optional.empty();
    List<AttemptRow> soonest = database.rows(connection, AttemptRow.FIND_SOONEST, AttemptRow::read);
    Failures failures = soonest.get(0).failures();
    Duration remaining = failures.remaining(failures.limit(), now);
    if (!remaining.isZero()) return Optional.of(remaining);
    remove(soonest.get(0));
    return Optional.empty();
  }

  private void removeOldestCounting() throws SQLException {
    for (AttemptRow oldest : database.rows(connection, AttemptRow.FIND_OLDEST, AttemptRow::read))
      remove(oldest);
  }

  private int room(String half) throws SQLException {
    return database.rows(connection, ROOM, row -> row.getInt(half)).get(0);
  }

  private void note(AttemptRow row, int more) throws SQLException {
    database.update(connection, NOTE, row.blocking() ? 0 : more, row.blocking() ? more : 0);
  }
}
