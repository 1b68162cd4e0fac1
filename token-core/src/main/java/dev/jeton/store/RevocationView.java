package dev.jeton.store;

import dev.jeton.identity.SubjectId;
import dev.jeton.session.EndReason;
import dev.jeton.session.SessionId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * What this node knows of sessions that ended, so that a JWT can be refused without asking the
 * store. It is filled from the store's tombstones when it is made and from every end that passes
 * through {@link #store}. Thread-safe.
 *
 * <p>Ends on other nodes are not seen here: a route that must see them asks for {@code CACHED}
 * trust or more.
 */
public final class RevocationView {

  private static final int NOTES_BETWEEN_SWEEPS = 1024;

  private final SessionStore store;
  private final Clock clock;
  private final Duration kept;
  private final Map<SessionId, Instant> sessions = new ConcurrentHashMap<>();
  private final Map<SubjectId, Revocation.OfSubject> subjects = new ConcurrentHashMap<>();
  private final AtomicInteger notes = new AtomicInteger();

  private RevocationView(SessionStore store, Clock clock, Duration kept) {
    this.store = store;
    this.clock = clock;
    this.kept = kept;
  }

  /**
   * A view over {@code store}, filled from it.
   *
   * @throws StoreException if the store can't be read: a node that does not know who was logged out
   *     must not start
   */
  public static RevocationView over(SessionStore store, Clock clock) {
    return over(store, clock, SessionStore.TOMBSTONE_LIFE);
  }

  /**
   * The same, keeping what ends on this node at least for {@code longestLife}: where tokens are
   * accepted that live longer than ours.
   */
  public static RevocationView over(SessionStore store, Clock clock, Duration longestLife) {
    Duration ours = SessionStore.TOMBSTONE_LIFE;
    RevocationView view =
        new RevocationView(store, clock, longestLife.compareTo(ours) > 0 ? longestLife : ours);
    store.revocations(view::note);
    return view;
  }

  /** Whether a token that names this session, this subject and this epoch is known to be over. */
  public boolean revoked(SessionId id, SubjectId subject, long epoch) {
    if (sessions.containsKey(id)) return true;
    Revocation.OfSubject all = subjects.get(subject);
    return all != null && epoch < all.epoch();
  }

  /**
   * The store, with every end that passes through it noted here once the store has confirmed it.
   */
  public SessionStore store() {
    return new Noting();
  }

  private void note(Revocation revocation) {
    if (revocation instanceof Revocation.OfSession one) sessions.put(one.id(), one.keepUntil());
    if (revocation instanceof Revocation.OfSubject all)
      subjects.merge(
          all.subject(), all, (held, heard) -> heard.epoch() > held.epoch() ? heard : held);
    if (notes.incrementAndGet() % NOTES_BETWEEN_SWEEPS == 0) sweep();
  }

  private void sweep() {
    Instant now = clock.instant();
    sessions.values().removeIf(keepUntil -> !keepUntil.isAfter(now));
    subjects.values().removeIf(all -> !all.keepUntil().isAfter(now));
  }

  private Instant keepUntil() {
    return clock.instant().plus(kept);
  }

  private final class Noting implements SessionStore {

    @Override
    public boolean end(SessionId id, EndReason reason) {
      boolean ended = store.end(id, reason);
      note(new Revocation.OfSession(id, keepUntil()));
      return ended;
    }

    @Override
    public long endAll(SubjectId subject, Optional<SessionId> except, EndReason reason) {
      long epoch = store.endAll(subject, except, reason);
      note(new Revocation.OfSubject(subject, epoch, keepUntil()));
      return epoch;
    }

    @Override
    public Optional<SessionRecord> find(SessionId id) {
      Optional<SessionRecord> found = store.find(id);
      found
          .filter(record -> record.end().isPresent())
          .ifPresent(over -> note(new Revocation.OfSession(id, keepUntil())));
      return found;
    }

    @Override
    public Creation create(SessionRecord opened) {
      return store.create(opened);
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
  }
}
