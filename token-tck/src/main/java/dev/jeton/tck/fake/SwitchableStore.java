package dev.jeton.tck.fake;

import dev.jeton.identity.SubjectId;
import dev.jeton.session.EndReason;
import dev.jeton.session.SessionId;
import dev.jeton.session.SessionLimit;
import dev.jeton.store.InMemorySessionStore;
import dev.jeton.store.Revocation;
import dev.jeton.store.RevocationFeed;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionStore;
import dev.jeton.store.StoreException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A store in memory that can be taken away and given back; while it is away it keeps what it has.
 * Thread-safe.
 */
public final class SwitchableStore implements SessionStore {

  private final SessionStore kept;
  private volatile boolean away;

  public SwitchableStore(Clock clock) {
    this.kept = new InMemorySessionStore(clock);
  }

  /** From now on every verb throws {@link StoreException}. */
  public void goAway() {
    away = true;
  }

  /** From now on every verb works again. */
  public void comeBack() {
    away = false;
  }

  private SessionStore here() {
    if (away) throw new StoreException("the store was taken away by the test");
    return kept;
  }

  @Override
  public Creation create(SessionRecord opened) {
    return here().create(opened);
  }

  @Override
  public Placement createWithin(
      SessionLimit limit, SessionRecord opened, Set<SessionId> replacing) {
    return here().createWithin(limit, opened, replacing);
  }

  @Override
  public Optional<SessionRecord> find(SessionId id) {
    return here().find(id);
  }

  @Override
  public boolean replace(SessionRecord next, long expectedVersion) {
    return here().replace(next, expectedVersion);
  }

  @Override
  public boolean touch(SessionId id, Instant lastSeen) {
    return here().touch(id, lastSeen);
  }

  @Override
  public boolean end(SessionId id, EndReason reason) {
    return here().end(id, reason);
  }

  @Override
  public long endAll(SubjectId subject, Optional<SessionId> except, EndReason reason) {
    return here().endAll(subject, except, reason);
  }

  @Override
  public long endAllOfTenant(String tenant, EndReason reason) {
    return here().endAllOfTenant(tenant, reason);
  }

  @Override
  public long endEverything(EndReason reason) {
    return here().endEverything(reason);
  }

  @Override
  public List<SessionRecord> list(SubjectId subject) {
    return here().list(subject);
  }

  @Override
  public int purge(int limit) {
    return here().purge(limit);
  }

  @Override
  public long epoch() {
    return here().epoch();
  }

  @Override
  public Instant now() {
    return here().now();
  }

  @Override
  public void revocations(Consumer<Revocation> each) {
    here().revocations(each);
  }

  @Override
  public Optional<RevocationFeed> feed() {
    return kept.feed().map(Switched::new);
  }

  private final class Switched implements RevocationFeed {
    private final RevocationFeed feed;

    private Switched(RevocationFeed feed) {
      this.feed = feed;
    }

    @Override
    public Position position() {
      here();
      return feed.position();
    }

    @Override
    public Passage follow(Position from) {
      here();
      return feed.follow(from);
    }

    @Override
    public void tellRevokedKey(String id) {
      here();
      feed.tellRevokedKey(id);
    }
  }
}
