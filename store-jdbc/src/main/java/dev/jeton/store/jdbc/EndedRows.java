package dev.jeton.store.jdbc;

import dev.jeton.identity.SubjectId;
import dev.jeton.session.SessionId;
import dev.jeton.store.Revocation;
import dev.jeton.store.SessionStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** All that ended, one by one or many at once, as what has to be refused for it. Thread-safe. */
final class EndedRows {

  private final Database database;
  private final SessionSql sql;

  EndedRows(Database database, SessionSql sql) {
    this.database = database;
    this.sql = sql;
  }

  /** Tells what ended after {@code longAgo}. */
  void tell(long longAgo, Consumer<Revocation> each) {
    List<Revocation> all = new ArrayList<>();
    all.addAll(database.rows(
        sql.endedSessions,
        row -> new Revocation.OfSession(
            SessionId.of(row.getBytes("id")), keepUntil(row.getLong("ended_at"))),
        longAgo));
    all.addAll(database.rows(
        sql.endedSubjects,
        row -> new Revocation.OfSubject(
            new SubjectId(row.getString("tenant"), row.getString("subject")),
            row.getLong("epoch"),
            keepUntil(row.getLong("ended_at"))),
        longAgo));
    all.addAll(database.rows(
        sql.endedTenants,
        row -> new Revocation.OfTenant(
            row.getString("tenant"), row.getLong("epoch"), keepUntil(row.getLong("ended_at"))),
        longAgo));
    all.addAll(database.rows(
        sql.endedEverybody,
        row -> new Revocation.OfEverybody(row.getLong("epoch"), keepUntil(row.getLong("ended_at"))),
        longAgo));
    // Only now, when no connection is held: the consumer may take its time.
    all.forEach(each);
  }

  private static Instant keepUntil(long endedAt) {
    return Instant.ofEpochMilli(endedAt).plus(SessionStore.TOMBSTONE_LIFE);
  }
}
