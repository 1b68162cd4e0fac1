package dev.jeton.tck.fake;

import dev.jeton.store.DelegatingSessionStore;
import dev.jeton.store.InMemorySessionStore;
import dev.jeton.store.RevocationFeed;
import dev.jeton.store.SessionStore;
import dev.jeton.store.StoreException;
import java.time.Clock;
import java.util.Optional;

/**
 * A store in memory that can be taken away and given back; while it is away it keeps what it has.
 * Thread-safe.
 */
public final class SwitchableStore implements DelegatingSessionStore {

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

  @Override
  public SessionStore delegate() {
    if (away) throw new StoreException("the store was taken away by the test");
    return kept;
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
      delegate();
      return feed.position();
    }

    @Override
    public Passage follow(Position from) {
      delegate();
      return feed.follow(from);
    }

    @Override
    public void tellRevokedKey(String id) {
      delegate();
      feed.tellRevokedKey(id);
    }
  }
}
