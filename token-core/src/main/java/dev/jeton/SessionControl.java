package dev.jeton;

import dev.jeton.event.SessionEvent;
import dev.jeton.event.SessionListener;
import dev.jeton.identity.SubjectId;
import dev.jeton.session.EndReason;
import dev.jeton.session.Session;
import dev.jeton.session.SessionId;
import dev.jeton.session.Trust;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionStore;
import java.util.List;
import java.util.Optional;

/**
 * Sees and ends sessions beside any request: for administrators and for what an application does
 * when an account is disabled. Thread-safe; every method may throw {@link
 * dev.jeton.store.StoreException}. Whoever calls has checked that the caller may.
 */
public final class SessionControl {

  private final SessionStore store;
  private final SessionListener listener;

  SessionControl(SessionStore store, SessionListener listener) {
    this.store = store;
    this.listener = listener;
  }

  /** The live sessions of {@code subject}, oldest first. */
  public List<Session> of(SubjectId subject) {
    return store.list(subject).stream()
        .map(record -> record.view(Trust.AUTHORITATIVE))
        .toList();
  }

  /**
   * Ends one session, at once.
   *
   * @return whether it was alive until now
   */
  public boolean end(SessionId id) {
    Optional<SessionRecord> found = store.find(id);
    boolean ended = found.isPresent() && store.end(id, EndReason.REVOKED);
    if (ended)
      listener.tell(new SessionEvent.Ended(id, found.get().subject().id(), EndReason.REVOKED));
    return ended;
  }

  /**
   * Ends every session of {@code subject}, at once and in one step. Disable the account first, then
   * call this.
   */
  public void endAll(SubjectId subject) {
    store.endAll(subject, Optional.empty(), EndReason.REVOKED);
    listener.tell(new SessionEvent.EndedAll(subject, EndReason.REVOKED));
  }

  /**
   * Ends every session of every subject of {@code tenant}, at once and in one step; empty is the
   * tenant of an application that has none.
   */
  public void endAllOfTenant(String tenant) {
    store.endAllOfTenant(tenant, EndReason.REVOKED);
    listener.tell(new SessionEvent.EndedAllOfTenant(tenant, EndReason.REVOKED));
  }

  /** Ends every session of everybody, at once and in one step. To be called after a restored backup. */
  public void endEverything() {
    store.endEverything(EndReason.REVOKED);
    listener.tell(new SessionEvent.EndedEverything(EndReason.REVOKED));
  }

  /**
   * Forgets at most {@code limit} sessions that ended or expired long enough ago; to be called now
   * and then, on any node or on all.
   *
   * @return how many were forgotten
   */
  public int purge(int limit) {
    return store.purge(limit);
  }
}
