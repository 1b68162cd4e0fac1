package dev.jeton;

import dev.jeton.event.SessionEvent;
import dev.jeton.event.SessionListener;
import dev.jeton.identity.Permission;
import dev.jeton.identity.Subject;
import dev.jeton.identity.SubjectId;
import dev.jeton.session.EndReason;
import dev.jeton.session.Session;
import dev.jeton.session.SessionId;
import dev.jeton.session.Trust;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionStore;
import dev.jeton.token.Ends;
import dev.jeton.token.PresentRights;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Sees and ends sessions beside any request: for administrators and for what an application does
 * when an account is disabled. Thread-safe; every method may throw {@link
 * dev.jeton.store.StoreException}. Whoever calls has checked that the caller may.
 */
public final class SessionControl {

  private final SessionStore store;
  private final PresentRights rights;
  private final SessionListener listener;

  SessionControl(SessionStore store, PresentRights rights, SessionListener listener) {
    this.store = store;
    this.rights = rights;
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
    return owner(id).filter(owner -> end(id, owner, EndReason.REVOKED)).isPresent();
  }

  /** The same, of {@code owner} alone: another's session is left alone, like an unknown one. */
  boolean end(SessionId id, SubjectId owner) {
    return owner(id).filter(owner::equals).isPresent() && end(id, owner, EndReason.REVOKED);
  }

  private Optional<SubjectId> owner(SessionId id) {
    return store.find(id).map(record -> record.subject().id());
  }

  /** The same, of a session that is known to be {@code owner}'s; of many callers one tells of it. */
  boolean end(SessionId id, SubjectId owner, EndReason reason) {
    return new Ends(store, listener).end(id, owner, reason);
  }

  /**
   * Ends every session of {@code subject}, at once and in one step. Disable the account first, then
   * call this.
   */
  public void endAll(SubjectId subject) {
    endAll(subject, Optional.empty(), EndReason.REVOKED);
  }

  /** The same, sparing one session of {@code subject}: for "log out my other devices". */
  public void endAllBut(SessionId spared, SubjectId subject) {
    endAll(subject, Optional.of(spared), EndReason.REVOKED);
  }

  void endAll(SubjectId subject, Optional<SessionId> except, EndReason reason) {
    store.endAll(subject, except, reason);
    rights.forget(subject);
    listener.tell(new SessionEvent.EndedAll(subject, reason));
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
   * Gives every live session of {@code subject} these roles and permissions, in place of all that it
   * had. Change the account first, then call this. A reference token has them at its next request, a
   * JWT that is believed by itself when it expires. A log-in that read the account before the change
   * and opens its session after this has the old ones, unless {@link
   * SessionTokensBuilder#authorities} tells it better.
   *
   * @return how many sessions were changed
   */
  public int setAuthorities(SubjectId subject, Set<String> roles, Set<Permission> permissions) {
    Subject present = new Subject(subject, roles, permissions);
    rights.forget(subject);
    int changed = 0;
    for (SessionRecord record : store.list(subject)) if (given(record, present)) changed++;
    listener.tell(new SessionEvent.RightsChanged(subject, changed));
    return changed;
  }

  private boolean given(SessionRecord listed, Subject present) {
    Optional<SessionRecord> held = Optional.of(listed);
    while (held.isPresent() && !held.get().subject().equals(present)) {
      SessionRecord next = held.get().changed().subject(present).record();
      long version = held.get().version();
      if (store.replace(next, version)) return true;
      // Of the same version still, it is over or expired; else somebody else was faster.
      held = store
          .find(listed.id())
          .filter(record -> record.end().isEmpty() && record.version() != version);
    }
    return false;
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
