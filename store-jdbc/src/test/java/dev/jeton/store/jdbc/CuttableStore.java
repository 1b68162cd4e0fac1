package dev.jeton.store.jdbc;

import dev.jeton.identity.SubjectId;
import dev.jeton.session.EndReason;
import dev.jeton.session.SessionId;
import dev.jeton.session.SessionLimit;
import dev.jeton.store.Revocation;
import dev.jeton.store.RevocationFeed;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionStore;
import dev.jeton.store.StoreException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A store whose feed can be cut, and that counts how often a record is read. Thread-safe. */
final class CuttableStore implements SessionStore {

  private final SessionStore store;
  private final AtomicInteger reads = new AtomicInteger();
  private volatile boolean cut;

  CuttableStore(SessionStore store) {
    this.store = store;
  }

  int reads() {
    return reads.get();
  }

  void cutTheFeed() {
    cut = true;
  }

  @Override
  public Creation create(SessionRecord opened) {
    return store.create(opened);
  }

  @Override
  public Placement createWithin(
      SessionLimit limit, SessionRecord opened, Set<SessionId> replacing) {
    return store.createWithin(limit, opened, replacing);
  }

  @Override
  public Optional<SessionRecord> find(SessionId id) {
    reads.incrementAndGet();
    return store.find(id);
  }

  @Override
  public boolean replace(SessionRecord next, long expectedVersion) {
    return store.replace(next, expectedVersion);
  }

  @Override
  public boolean touch(SessionId id, Instant lastSeen) {
    return store.touch(id, lastSeen);
  }

  @Override
  public boolean end(SessionId id, EndReason reason) {
    return store.end(id, reason);
  }

  @Override
  public long endAll(SubjectId subject, Optional<SessionId> except, EndReason reason) {
    return store.endAll(subject, except, reason);
  }

  @Override
  public long endAllOfTenant(String tenant, EndReason reason) {
    return store.endAllOfTenant(tenant, reason);
  }

  @Override
  public long endEverything(EndReason reason) {
    return store.endEverything(reason);
  }

  @Override
  public List<SessionRecord> list(SubjectId subject) {
    return store.list(subject);
  }

  @Override
  public int purge(int limit) {
    return store.purge(limit);
  }

  @Override
  public long epoch() {
    return store.epoch();
  }

  @Override
  public Instant now() {
    return store.now();
  }

  @Override
  public void revocations(Consumer<Revocation> each) {
    store.revocations(each);
  }

  @Override
  public Optional<RevocationFeed> feed() {
    return store.feed().map(Cuttable::new);
  }

  private final class Cuttable implements RevocationFeed {
    private final RevocationFeed feed;

    private Cuttable(RevocationFeed feed) {
      this.feed = feed;
    }

    @Override
    public Position position() {
      return uncut().position();
    }

    @Override
    public Passage follow(Position from) {
      return uncut().follow(from);
    }

    @Override
    public void tellRevokedKey(String id) {
      uncut().tellRevokedKey(id);
    }

    private RevocationFeed uncut() {
      if (cut) throw new StoreException("the feed was cut by the test");
      return feed;
    }
  }
}
