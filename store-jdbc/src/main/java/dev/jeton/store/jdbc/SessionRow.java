package dev.jeton.store.jdbc;

import dev.jeton.identity.Subject;
import dev.jeton.identity.SubjectId;
import dev.jeton.session.EndReason;
import dev.jeton.session.Lifetimes;
import dev.jeton.session.SessionId;
import dev.jeton.session.TokenKind;
import dev.jeton.store.RecordDetails;
import dev.jeton.store.RememberedEnd;
import dev.jeton.store.SecretHash;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionRecord.End;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a record stands in a row of {@code jeton_session}. */
final class SessionRow {

  private SessionRow() {}

  /**
   * The record of a row as the sessions of its subject stand; empty if no version known here wrote
   * it.
   */
  static Optional<SessionRecord> read(ResultSet row) throws SQLException {
    Optional<RecordDetails> details = RecordDetails.parse(row.getString("details"));
    if (details.isEmpty()) return Optional.empty();
    try {
      SessionRecord record = record(row, details.get());
      return Optional.of(
          record.end().isPresent()
              ? record
              : withAll(row, record.epoch()).map(record::endedBy).orElse(record));
    } catch (IllegalArgumentException writtenByAnother) {
      return Optional.empty();
    }
  }

  /** The values of a new row, in the order of {@link SessionSql#create}. */
  static @Nullable Object[] created(SessionRecord record) {
    SubjectId subject = record.subject().id();
    return new @Nullable Object[] {
      record.id().bytes(),
      letter(record.kind()),
      subject.tenant(),
      subject.value(),
      record.epoch(),
      record.version(),
      record.generation(),
      record.secretHash().bytes(),
      record.createdAt().toEpochMilli(),
      record.lastSeenAt().toEpochMilli(),
      record.lifetimes().idle().toMillis(),
      record.lifetimes().absolute().toMillis(),
      record.persistent() ? 1 : 0,
      RecordDetails.of(record).json(),
      record.idleEndsAt().toEpochMilli(),
      tenant(record.actor()),
      value(record.actor()),
      subject.tenant(),
      subject.value(),
      record.epoch(),
      tenant(record.actor()),
      value(record.actor()),
      record.epoch(),
      subject.tenant(),
      tenant(record.actor()),
      record.epoch(),
      record.epoch(),
      record.epoch()
    };
  }

  /** The values of the next version, in the order of {@link SessionSql#replace}. */
  static @Nullable Object[] replaced(SessionRecord next, long expectedVersion) {
    long lastSeenAt = next.lastSeenAt().toEpochMilli();
    long idle = next.lifetimes().idle().toMillis();
    return new @Nullable Object[] {
      next.epoch(),
      next.version(),
      next.generation(),
      next.secretHash().bytes(),
      next.createdAt().toEpochMilli(),
      lastSeenAt,
      idle,
      next.lifetimes().absolute().toMillis(),
      next.persistent() ? 1 : 0,
      RecordDetails.of(next).json(),
      tenant(next.actor()),
      value(next.actor()),
      lastSeenAt,
      idle,
      next.absoluteEndsAt().toEpochMilli(),
      next.id().bytes(),
      expectedVersion,
      next.subject().id().tenant(),
      next.subject().id().value(),
      letter(next.kind())
    };
  }

  /** The end of all of subject, actor, their tenants or everybody, whichever was last. */
  private static Optional<End> withAll(ResultSet row, long epoch) throws SQLException {
    long highest = epoch;
    Optional<End> latest = Optional.empty();
    for (String all : List.of("all", "actor", "tenant", "actors", "any")) {
      long raised = row.getLong(all + "_epoch");
      if (raised <= highest) continue;
      highest = raised;
      latest = end(row, all + "_end_reason", all + "_ended_at");
    }
    return latest;
  }

  /**
   * What is left of a row of {@code jeton_session} once it is purged; empty if no version known here
   * wrote it.
   */
  static Optional<RememberedEnd> left(ResultSet row) throws SQLException {
    Optional<End> own = end(row, "end_reason", "ended_at");
    Optional<End> end = own.isPresent() ? own : withAll(row, row.getLong("epoch"));
    return remembered(row, end.orElse(new End(EndReason.EXPIRED, instant(row, "over_at"))));
  }

  /** The end in a row of {@code jeton_remembered}; empty as above. */
  static Optional<RememberedEnd> remembered(ResultSet row) throws SQLException {
    return remembered(row, new End(reason(row.getString("end_reason")), instant(row, "ended_at")));
  }

  /** The values of a row of {@code jeton_remembered}, in the order of {@link SessionSql#remember}. */
  static Object[] remembering(RememberedEnd end) {
    return new Object[] {
      end.id().bytes(),
      letter(end.kind()),
      end.subject().tenant(),
      end.subject().value(),
      end.generation(),
      end.secretHash().bytes(),
      end.end().at().toEpochMilli(),
      end.end().reason().name()
    };
  }

  private static String letter(TokenKind kind) {
    return String.valueOf(kind.letter());
  }

  private static SessionRecord record(ResultSet row, RecordDetails details) throws SQLException {
    SubjectId subject = new SubjectId(row.getString("tenant"), row.getString("subject"));
    return new SessionRecord(
        SessionId.of(row.getBytes("id")),
        TokenKind.of(row.getString("kind").charAt(0)),
        new Subject(subject, details.roles(), details.permissions()),
        details.actor(),
        row.getLong("epoch"),
        row.getLong("version"),
        row.getInt("generation"),
        SecretHash.of(row.getBytes("secret_hash")),
        details.rotation(),
        details.authentications(),
        instant(row, "created_at"),
        instant(row, "last_seen_at"),
        new Lifetimes(
            Duration.ofMillis(row.getLong("idle_ms")),
            Duration.ofMillis(row.getLong("absolute_ms"))),
        row.getInt("persistent") == 1,
        details.client(),
        details.clientKey(),
        end(row, "end_reason", "ended_at"));
  }

  private static Optional<RememberedEnd> remembered(ResultSet row, End end) throws SQLException {
    try {
      return Optional.of(new RememberedEnd(
          SessionId.of(row.getBytes("id")),
          TokenKind.of(row.getString("kind").charAt(0)),
          new SubjectId(row.getString("tenant"), row.getString("subject")),
          row.getInt("generation"),
          SecretHash.of(row.getBytes("secret_hash")),
          end));
    } catch (IllegalArgumentException writtenByAnother) {
      return Optional.empty();
    }
  }

  private static @Nullable String tenant(Optional<SubjectId> actor) {
    return actor.map(SubjectId::tenant).orElse(null);
  }

  private static @Nullable String value(Optional<SubjectId> actor) {
    return actor.map(SubjectId::value).orElse(null);
  }

  private static Optional<End> end(ResultSet row, String reason, String at) throws SQLException {
    String name = row.getString(reason);
    return name == null ? Optional.empty() : Optional.of(new End(reason(name), instant(row, at)));
  }

  // A later version may know more reasons; whatever the reason, the session has ended.
  private static EndReason reason(String name) {
    return Arrays.stream(EndReason.values())
        .filter(reason -> reason.name().equals(name))
        .findFirst()
        .orElse(EndReason.REVOKED);
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return Instant.ofEpochMilli(row.getLong(column));
  }
}
