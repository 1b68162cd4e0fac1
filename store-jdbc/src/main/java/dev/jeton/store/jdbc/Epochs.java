package dev.jeton.store.jdbc;

import dev.jeton.identity.SubjectId;
import dev.jeton.session.EndReason;
import dev.jeton.session.SessionId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The counter by which many sessions end at once, and for whom it was raised: one transaction for
 * each end, together with its entry in the feed. Thread-safe.
 */
final class Epochs {

  private final Database database;
  private final SessionSql sql;
  private final JdbcRevocationFeed feed;

  Epochs(Database database, SessionSql sql, JdbcRevocationFeed feed) {
    this.database = database;
    this.sql = sql;
    this.feed = feed;
  }

  long present() {
    return database.rows(sql.epoch, row -> row.getLong(1)).get(0);
  }

  long endAll(SubjectId subject, Optional<SessionId> except, EndReason reason) {
    String tenant = subject.tenant();
    String value = subject.value();
    return database.transaction(connection -> {
      if (except.isPresent()) lock(connection, subject);
      long next = raised(connection);
      // The spared one goes first: once the epoch is noted, it would be over.
      if (except.isPresent())
        database.update(connection, sql.spare, next, except.get().bytes(), tenant, value);
      database.update(connection, sql.noteEpoch, tenant, value, next, reason.name());
      feed.tellSubject(connection, subject, next);
      return next;
    });
  }

  long endAllOfTenant(String tenant, EndReason reason) {
    return database.transaction(connection -> {
      long next = raised(connection);
      database.update(connection, sql.noteTenant, tenant, next, reason.name());
      feed.tellTenant(connection, tenant, next);
      return next;
    });
  }

  long endEverything(EndReason reason) {
    return database.transaction(connection -> {
      long next = raised(connection);
      database.update(connection, sql.noteEverybody, next, reason.name());
      feed.tellEverybody(connection, next);
      return next;
    });
  }

  /**
   * All that counts or ends several sessions of one subject begins by taking its row, so that nodes
   * take turns and never wait for each other crosswise.
   */
  void lock(Connection connection, SubjectId subject) throws SQLException {
    database.update(connection, sql.lockSubject, subject.tenant(), subject.value());
  }

  private long raised(Connection connection) throws SQLException {
    return database.rows(connection, sql.raiseEpoch, row -> row.getLong(1)).get(0);
  }
}
