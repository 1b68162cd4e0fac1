package dev.jeton;

import dev.jeton.event.SessionEvent;
import dev.jeton.event.SessionListener;
import dev.jeton.store.SessionStore;
import dev.jeton.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How far this node's clock is from that of the store, by which sessions and keys live on every other
 * node. A node whose clock is ahead ends sessions early and dates what it sees too late. Thread-safe.
 */
final class ClockComparison {

  /** Two seconds: what a synchronised clock never is off by. */
  static final Duration WORTH_TELLING = Duration.ofSeconds(2);

  /** Half a minute: from there on the limits of sessions are not what was promised. */
  static final Duration TOO_FAR = Duration.ofSeconds(30);

  private static final long BETWEEN_TWO = Duration.ofMinutes(1).toNanos();

  private final SessionStore store;
  private final SessionListener listener;
  private final Clock clock;
  private final LongSupplier ticks;
  private long next;
  private volatile Duration apart = Duration.ZERO;

  ClockComparison(SessionStore store, SessionListener listener, Clock clock, LongSupplier ticks) {
    this.store = store;
    this.listener = listener;
    this.clock = clock;
    this.ticks = ticks;
    this.next = ticks.getAsLong();
  }

  /** Compares, if that was last done a minute ago. */
  synchronized void compareIfDue() {
    long now = ticks.getAsLong();
    if (now - next < 0) return;
    next = now + BETWEEN_TWO;
    compare().ifPresent(this::found);
  }

  /** Whether they were no more than {@link #TOO_FAR} apart when they were compared last. */
  boolean agree() {
    return apart.compareTo(TOO_FAR) <= 0;
  }

  private void found(Duration difference) {
    apart = difference;
    if (difference.compareTo(WORTH_TELLING) > 0)
      listener.tell(new SessionEvent.ClocksApart(difference, agree()));
  }

  // The store read its clock at some time between the two readings here: what it says within
  // them is no difference, however slow the way was.
  private Optional<Duration> compare() {
    try {
      Instant before = clock.instant();
      Instant there = store.now();
      Instant after = clock.instant();
      Duration ahead = Duration.between(there, before);
      Duration behind = Duration.between(after, there);
      Duration most = ahead.compareTo(behind) > 0 ? ahead : behind;
      return Optional.of(most.isNegative() ? Duration.ZERO : most);
    } catch (StoreException away) {
      // Whoever needs the store hears that it is away; its clock is compared a minute later.
      return Optional.empty();
    }
  }
}
