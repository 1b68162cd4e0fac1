package dev.jeton.tck.store;

import dev.jeton.identity.Subject;
import dev.jeton.store.SessionDraft;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionRecord.End;
import java.time.Instant;
import java.util.Optional;

/** Records that differ in one thing. */
final class Copies {

  private Copies() {}

  static SessionRecord of(SessionRecord record, Subject subject) {
    return SessionDraft.of(record).subject(subject).record();
  }

  static SessionRecord ofVersion(SessionRecord record, long version) {
    return SessionDraft.of(record).version(version).record();
  }

  static SessionRecord seen(SessionRecord record, Instant at) {
    return SessionDraft.of(record).lastSeenAt(at).record();
  }

  static SessionRecord alive(SessionRecord record) {
    return SessionDraft.of(record).end(Optional.empty()).record();
  }

  static SessionRecord ended(SessionRecord record, End end) {
    return SessionDraft.of(record).end(Optional.of(end)).record();
  }
}
