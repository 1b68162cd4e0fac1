package dev.jeton.store.jdbc;

import dev.jeton.session.SessionId;
import dev.jeton.store.DelegatingSessionStore;
import dev.jeton.store.RevocationFeed;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionStore;
import dev.jeton.store.StoreException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A store whose feed can be cut, and that counts how often a record is read. Thread-safe. */
final class CuttableStore implements DelegatingSessionStore {

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
  public SessionStore delegate() {
    return store;
  }

  @Override
  public Optional<SessionRecord> find(SessionId id) {
    reads.incrementAndGet();
    return store.find(id);
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
