package dev.jeton.tck.store;

import dev.jeton.identity.Subject;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionRecord.End;
import java.time.Instant;
import java.util.Optional;

/** Records that differ in one thing. */
final class Copies {

  private Copies() {}

  static SessionRecord of(SessionRecord record, Subject subject) {
    return copy(record, subject, record.version(), record.lastSeenAt(), record.end());
  }

  static SessionRecord ofVersion(SessionRecord record, long version) {
    return copy(record, record.subject(), version, record.lastSeenAt(), record.end());
  }

  static SessionRecord seen(SessionRecord record, Instant at) {
    return copy(record, record.subject(), record.version(), at, record.end());
  }

  static SessionRecord alive(SessionRecord record) {
    return copy(record, record.subject(), record.version(), record.lastSeenAt(), Optional.empty());
  }

  static SessionRecord ended(SessionRecord record, End end) {
    return copy(record, record.subject(), record.version(), record.lastSeenAt(), Optional.of(end));
  }

  private static SessionRecord copy(
      SessionRecord record, Subject subject, long version, Instant seen, Optional<End> end) {
    return new SessionRecord(
        record.id(),
        record.kind(),
        subject,
        record.epoch(),
        version,
        record.generation(),
        record.secretHash(),
        record.authentications(),
        record.createdAt(),
        seen,
        record.lifetimes(),
        record.persistent(),
        record.client(),
        end);
  }
}
