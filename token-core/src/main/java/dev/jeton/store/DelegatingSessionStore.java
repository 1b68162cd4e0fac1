package dev.jeton.store;

import dev.jeton.identity.SubjectId;
import dev.jeton.session.EndReason;
import dev.jeton.session.SessionId;
import dev.jeton.session.SessionLimit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A store that leaves every verb to another one: who puts something around a store, a measurement or
 * a fault, writes down only what is different, and verbs that are new pass through unseen.
 *
 * <p>So it is not for a store that must see every verb, for it keeps what another verb could change:
 * that one implements {@link SessionStore} itself.
 */
public interface DelegatingSessionStore extends SessionStore {

  /** The store that answers; asked anew, and once, for each verb. May throw in its place. */
  SessionStore delegate();

  @Override
  default Creation create(SessionRecord opened) {
    return delegate().create(opened);
  }

  @Override
  default Placement createWithin(
      SessionLimit limit, SessionRecord opened, Set<SessionId> replacing) {
    return delegate().createWithin(limit, opened, replacing);
  }

  @Override
  default Optional<SessionRecord> find(SessionId id) {
    return delegate().find(id);
  }

  @Override
  default boolean replace(SessionRecord next, long expectedVersion) {
    return delegate().replace(next, expectedVersion);
  }

  @Override
  default boolean touch(SessionId id, Instant lastSeen) {
    return delegate().touch(id, lastSeen);
  }

  @Override
  default boolean end(SessionId id, EndReason reason) {
    return delegate().end(id, reason);
  }

  @Override
  default long endAll(SubjectId subject, Optional<SessionId> except, EndReason reason) {
    return delegate().endAll(subject, except, reason);
  }

  @Override
  default long endAllOfTenant(String tenant, EndReason reason) {
    return delegate().endAllOfTenant(tenant, reason);
  }

  @Override
  default long endEverything(EndReason reason) {
    return delegate().endEverything(reason);
  }

  @Override
  default List<SessionRecord> list(SubjectId subject) {
    return delegate().list(subject);
  }

  @Override
  default int purge(int limit) {
    return delegate().purge(limit);
  }

  @Override
  default Optional<RememberedEnd> remembered(SessionId id) {
    return delegate().remembered(id);
  }

  @Override
  default long epoch() {
    return delegate().epoch();
  }

  @Override
  default Instant now() {
    return delegate().now();
  }

  @Override
  default void revocations(Consumer<Revocation> each) {
    delegate().revocations(each);
  }

  @Override
  default Optional<RevocationFeed> feed() {
    return delegate().feed();
  }
}
