package dev.jeton.token;

import dev.jeton.event.SessionEvent;
import dev.jeton.event.SessionListener;
import dev.jeton.identity.SubjectId;
import dev.jeton.session.EndReason;
import dev.jeton.session.SessionId;
import dev.jeton.store.SessionStore;

/** Ends single sessions and tells of it. Thread-safe. */
public record Ends(SessionStore store, SessionListener listener) {

  /** Ends a session of {@code owner}; true for the one caller, of many, that ended it and told. */
  public boolean end(SessionId id, SubjectId owner, EndReason reason) {
    boolean ended = store.end(id, reason);
    if (ended) listener.tell(new SessionEvent.Ended(id, owner, reason));
    return ended;
  }
}
