package dev.jeton.store.jdbc;

import static dev.jeton.store.SessionStore.REMEMBERED_ENDS;
import static dev.jeton.store.SessionStore.REMEMBERED_LIFE;

import dev.jeton.identity.SubjectId;
import dev.jeton.session.SessionId;
import dev.jeton.store.RememberedEnd;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of sessions that were over for long enough: the row goes, and of the last few of each
 * subject the end is remembered. Thread-safe; of nodes that purge at once, none waits for another.
 */
final class PurgedSessions {

  private final Database database;
  private final SessionSql sql;

  PurgedSessions(Database database, SessionSql sql) {
    this.database = database;
    this.sql = sql;
  }

  /**
   * Forgets at most {@code limit} sessions that were over at {@code longAgo}.
   *
   * @return how many
   */
  int purge(long longAgo, long now, int limit) {
    long tooLongAgo = now - REMEMBERED_LIFE.toMillis();
    int forgotten = database.transaction(connection -> {
      List<Gone> gone = new ArrayList<>(some(connection, sql.lockOver, longAgo, limit));
      forget(connection, gone);
      if (gone.size() < limit) {
        List<Gone> more = some(connection, sql.lockEndedWithAll, longAgo, limit - gone.size());
        forget(connection, more);
        gone.addAll(more);
      }
      remember(connection, gone, tooLongAgo);
      return gone.size();
    });
    // Each was remembered by a purge of no higher limit, so that these don't pile up either.
    database.update(sql.forgetRemembered, tooLongAgo, limit);
    return forgotten;
  }

  /** The end of a session that was forgotten, if it is remembered. */
  Optional<RememberedEnd> remembered(SessionId id) {
    return database
        .rows(sql.remembered, SessionRow::remembered, id.bytes(), REMEMBERED_LIFE.toMillis())
        .stream()
        .flatMap(Optional::stream)
        .findFirst();
  }

  private List<Gone> some(Connection connection, String lockSome, long longAgo, int limit)
      throws SQLException {
    return database.rows(connection, lockSome, Gone::read, longAgo, limit);
  }

  private void forget(Connection connection, List<Gone> gone) throws SQLException {
    database.updateEach(
        connection,
        sql.forgetSession,
        gone.stream().map(each -> new Object[] {each.id().bytes()}).toList());
  }

  private void remember(Connection connection, List<Gone> gone, long tooLongAgo)
      throws SQLException {
    List<RememberedEnd> ends = gone.stream()
        .flatMap(each -> each.end().stream())
        .filter(end -> end.end().at().toEpochMilli() > tooLongAgo)
        .toList();
    database.updateEach(
        connection, sql.remember, ends.stream().map(SessionRow::remembering).toList());
    database.updateEach(
        connection,
        sql.rememberOnlyTheLast,
        ends.stream()
            .map(RememberedEnd::subject)
            .distinct()
            .map(this::butTheLast)
            .toList());
  }

  private Object[] butTheLast(SubjectId subject) {
    return new Object[] {subject.tenant(), subject.value(), REMEMBERED_ENDS};
  }

  /** A row that goes, and what is left of it. */
  private record Gone(SessionId id, Optional<RememberedEnd> end) {

    static Gone read(ResultSet row) throws SQLException {
      return new Gone(SessionId.of(row.getBytes("id")), SessionRow.left(row));
    }
  }
}
