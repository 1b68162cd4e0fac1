package dev.jeton.tck.race;

import dev.jeton.identity.SubjectId;
import dev.jeton.session.EndReason;
import dev.jeton.session.SessionId;
import dev.jeton.session.SessionLimit;
import dev.jeton.store.Revocation;
import dev.jeton.store.RevocationFeed;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A store before each verb of which, in a {@link JarRace}, another client may move: so all that can
 * happen between a read and a write happens. Thread-safe.
 */
public final class RacingStore implements SessionStore {

  private final SessionStore store;

  public RacingStore(SessionStore store) {
    this.store = store;
  }

  private SessionStore taken() {
    Turns.take();
    return store;
  }

  @Override
  public Creation create(SessionRecord opened) {
    return taken().create(opened);
  }

  @Override
  public Placement createWithin(
      SessionLimit limit, SessionRecord opened, Set<SessionId> replacing) {
    return taken().createWithin(limit, opened, replacing);
  }

  @Override
  public Optional<SessionRecord> find(SessionId id) {
    return taken().find(id);
  }

  @Override
  public boolean replace(SessionRecord next, long expectedVersion) {
    return taken().replace(next, expectedVersion);
  }

  @Override
  public boolean touch(SessionId id, Instant lastSeen) {
    return taken().touch(id, lastSeen);
  }

  @Override
  public boolean end(SessionId id, EndReason reason) {
    return taken().end(id, reason);
  }

  @Override
  public long endAll(SubjectId subject, Optional<SessionId> except, EndReason reason) {
    return taken().endAll(subject, except, reason);
  }

  @Override
  public long endAllOfTenant(String tenant, EndReason reason) {
    return taken().endAllOfTenant(tenant, reason);
  }

  @Override
  public long endEverything(EndReason reason) {
    return taken().endEverything(reason);
  }

  @Override
  public List<SessionRecord> list(SubjectId subject) {
    return taken().list(subject);
  }

  @Override
  public int purge(int limit) {
    return taken().purge(limit);
  }

  @Override
  public long epoch() {
    return taken().epoch();
  }

  @Override
  public Instant now() {
    return taken().now();
  }

  @Override
  public void revocations(Consumer<Revocation> each) {
    taken().revocations(each);
  }

  @Override
  public Optional<RevocationFeed> feed() {
    return store.feed();
  }
}
