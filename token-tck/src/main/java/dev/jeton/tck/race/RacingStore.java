package dev.jeton.tck.race;

import dev.jeton.store.DelegatingSessionStore;
import dev.jeton.store.RevocationFeed;
import dev.jeton.store.SessionStore;
import java.util.Optional;

/**
 * A store before each verb of which, in a {@link JarRace}, another client may move: so all that can
 * happen between a read and a write happens. Thread-safe.
 */
public final class RacingStore implements DelegatingSessionStore {

  private final SessionStore store;

  public RacingStore(SessionStore store) {
    this.store = store;
  }

  @Override
  public SessionStore delegate() {
    Turns.take();
    return store;
  }

  @Override
  public Optional<RevocationFeed> feed() {
    return store.feed();
  }
}
