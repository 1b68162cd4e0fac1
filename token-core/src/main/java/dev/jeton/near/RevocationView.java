package dev.jeton.near;

import dev.jeton.identity.SubjectId;
import dev.jeton.session.SessionId;
import dev.jeton.store.Revocation;
import dev.jeton.store.RevocationFeed;
import dev.jeton.store.RevocationFeed.Heard;
import dev.jeton.store.RevocationFeed.Position;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionStore;
import dev.jeton.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What this node knows of sessions that ended, so that a token can be refused, and believed, without
 * asking the store. Ends that pass through {@link #store} are known at once; those of other nodes
 * when the feed tells of them. While the feed is not heard the view says so ({@link #fresh}), and
 * whoever decides has to read the record, or a copy of it that is recent enough.
 *
 * <p>Thread-safe. Somebody has to call {@link #follow} again and again.
 */
public final class RevocationView {

  private final SessionStore store;
  private final Optional<RevocationFeed> feed;
  private final Clock clock;
  private final LongSupplier ticks;
  private final NearLimits limits;
  private final long maxLag;
  private final Entries entries;
  private final Copies copies;
  private final Watches watches;
  private final Object following = new Object();

  private volatile boolean synced;
  private volatile long heardAt;
  private volatile boolean overflown;
  private volatile Runnable keyRevoked = () -> {};
  private long sweptAt;

  @Nullable
  private Position position;

  private RevocationView(SessionStore store, Clock clock, LongSupplier ticks, NearLimits limits) {
    this.store = store;
    this.feed = store.feed();
    this.clock = clock;
    this.ticks = ticks;
    this.limits = limits;
    this.maxLag = limits.maxLag().toNanos();
    this.entries = new Entries(beyond(limits.longestLife()));
    this.copies = new Copies(limits.mostCopies(), limits.maxLag(), ticks);
    this.watches = new Watches(store, clock, ticks, maxLag);
    this.sweptAt = ticks.getAsLong();
  }

  /** A view over {@code store} within the usual limits, whose time passes as {@code clock} says. */
  public static RevocationView over(SessionStore store, Clock clock) {
    return over(store, clock, nanosOf(clock), NearLimits.DEFAULT);
  }

  /**
   * A view over {@code store}, filled from it.
   *
   * @param ticks nanoseconds from whatever beginning that never jump: {@code System::nanoTime}
   * @throws StoreException if the store can't be read: a node that does not know who was logged out
   *     must not start
   */
  public static RevocationView over(
      SessionStore store, Clock clock, LongSupplier ticks, NearLimits limits) {
    RevocationView view = new RevocationView(store, clock, ticks, limits);
    if (view.feed.isPresent()) view.follow();
    else store.revocations(view::hear);
    return view;
  }

  /** The time that passes by {@code clock}, for a clock that somebody moves. */
  public static LongSupplier nanosOf(Clock clock) {
    return () -> {
      Instant now = clock.instant();
      return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    };
  }

  /** Whether a token that names this session, this subject and this epoch is known to be over. */
  public boolean revoked(SessionId id, SubjectId subject, long epoch) {
    return entries.over(id, subject, epoch);
  }

  /** Whether this one session is known to have ended, so that nothing can bring it back. */
  public boolean ended(SessionId id) {
    return entries.over(id);
  }

  /**
   * Whether everything that ended more than {@code maxLag} ago is known here: the last reading of
   * the feed that succeeded began within it.
   */
  public boolean fresh() {
    return synced && ticks.getAsLong() - heardAt <= maxLag;
  }

  /**
   * A copy of the record of a session that is neither known to be over nor expired; it was read
   * within {@code maxLag}. Where there is none, the store has to be asked. A copy can say yes; only
   * the store can say no, or decide about rotation and theft.
   */
  public Optional<SessionRecord> recent(SessionId id) {
    return copies
        .of(id)
        .filter(record -> !record.expiredAt(clock.instant()))
        .filter(record -> !entries.over(record));
  }

  /** How often copies answered so far, and how old what is known of the feed is. */
  public NearFigures figures() {
    return copies.figures(feed.map(any -> Duration.ofNanos(ticks.getAsLong() - heardAt)));
  }

  /**
   * The store, with every end that passes through it noted here once the store has confirmed it, and
   * with what it answers kept as {@link #recent} copies.
   */
  public SessionStore store() {
    return new NearStore(store, copies, this::own, clock, ticks);
  }

  /**
   * Runs {@code then} once, when the session of this id ends, for whatever reason and on whatever
   * node, be it that its time is over; at once where it has. On another node's end it is late by at
   * most {@code maxLag} and one reading of the store; while the store is away nothing is told but
   * that the absolute end has come. It is run by the thread that ended the session or by the one that
   * follows the feed: it must not wait.
   *
   * @throws StoreException if the store can't tell whether the session lives; nothing is registered
   *     then
   */
  public Registration onEnded(SessionId id, Runnable then) {
    return watches.add(id, then);
  }

  /**
   * Runs {@code then} whenever a key may have been revoked on another node: when the feed told of one,
   * and when the feed was lost and is heard again. In the thread that follows; it must not fail.
   */
  public void onRevokedKey(Runnable then) {
    this.keyRevoked = then;
  }

  /**
   * One step: hears what ended on other nodes since the last one, and tells whoever waits for an
   * end.
   *
   * @throws StoreException if the feed could not be read; the next step goes on where this one began
   */
  public void follow() {
    synchronized (following) {
      try {
        if (feed.isPresent()) follow(feed.get());
      } finally {
        watches.check(!fresh());
        sweepNowAndThen();
      }
    }
  }

  private void follow(RevocationFeed from) {
    if (position == null) {
      // Until something is forgotten, another snapshot would not fit either.
      if (!overflown || entries.size() < limits.mostEntries()) begin(from);
      return;
    }
    long began = ticks.getAsLong();
    if (from.follow(position) instanceof Heard heard) heard(heard, began);
    else begin(from);
  }

  // In this order nothing falls between: what the snapshot does not hold comes after the position.
  private void begin(RevocationFeed from) {
    synced = false;
    position = null;
    overflown = false;
    long began = ticks.getAsLong();
    Position start = from.position();
    store.revocations(this::hear);
    keyRevoked.run();
    if (from.follow(start) instanceof Heard heard) heard(heard, began);
  }

  private void heard(Heard heard, long began) {
    heard.entries().forEach(this::hear);
    position = heard.next();
    heardAt = began;
    synced = true;
    if (overflown) forgetThePlace();
  }

  /** As if the feed were lost: something was heard that there was no room for. */
  private void forgetThePlace() {
    synced = false;
    position = null;
  }

  private void hear(Revocation heard) {
    if (entries.size() >= limits.mostEntries()) entries.sweep(clock.instant());
    if (entries.size() >= limits.mostEntries()) {
      overflown = true;
      tell(heard);
      return;
    }
    own(heard);
  }

  private void own(Revocation heard) {
    if (entries.note(heard)) tell(heard);
  }

  private void tell(Revocation heard) {
    if (heard instanceof Revocation.OfKey) keyRevoked.run();
    if (heard instanceof Revocation.OfSession one) copies.forget(one.id());
    watches.heard(heard);
  }

  private static Duration beyond(Duration longestLife) {
    Duration longer = longestLife.minus(SessionStore.TOMBSTONE_LIFE);
    return longer.isNegative() ? Duration.ZERO : longer;
  }

  private void sweepNowAndThen() {
    long now = ticks.getAsLong();
    if (now - sweptAt <= maxLag) return;
    sweptAt = now;
    entries.sweep(clock.instant());
  }
}
