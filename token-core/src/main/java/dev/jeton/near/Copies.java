package dev.jeton.near;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.jeton.session.SessionId;
import dev.jeton.store.SessionRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * Copies of records, each at most as old as {@code maxAge} since its read <em>began</em>, and a
 * bounded number of them. They hold no secret, for a record has only its hash. Thread-safe.
 */
final class Copies {

  // How often, while it is young, a copy that says the same as the record is made younger.
  private static final int RENEWALS = 10;

  private record Copy(SessionRecord record, long readBegan) {}

  private final Cache<SessionId, Copy> held;
  private final long maxAge;
  private final LongSupplier ticks;
  private final LongAdder used = new LongAdder();
  private final LongAdder missing = new LongAdder();

  Copies(long most, Duration maxAge, LongSupplier ticks) {
    this.maxAge = maxAge.toNanos();
    this.ticks = ticks;
    this.held = Caffeine.newBuilder()
        .maximumSize(most)
        // How old a copy may be is decided by young(); this only gives memory back a little later.
        .expireAfterWrite(maxAge.plusSeconds(1))
        .ticker(ticks::getAsLong)
        // What has to be tidied is tidied by whoever comes by: no thread that nobody ends.
        .executor(Runnable::run)
        .build();
  }

  /** The copy of a session, if there is one that is young enough. */
  Optional<SessionRecord> of(SessionId id) {
    Optional<SessionRecord> copy =
        Optional.ofNullable(held.getIfPresent(id)).filter(this::young).map(Copy::record);
    (copy.isPresent() ? used : missing).increment();
    return copy;
  }

  /**
   * Keeps what was read, or written, by something that began at {@code began}. A read that was
   * overtaken by a write must not bring the past back: the higher version stays.
   */
  void keep(SessionRecord record, long began) {
    Copy kept = held.getIfPresent(record.id());
    if (kept != null && asGood(kept, record, began)) return;
    held.asMap()
        .merge(
            record.id(),
            new Copy(record, began),
            (present, next) ->
                next.record().version() < present.record().version() && young(present)
                    ? present
                    : next);
  }

  // To write it anew at each read would cost more than the read of a store in memory.
  private boolean asGood(Copy kept, SessionRecord record, long began) {
    return began - kept.readBegan() < maxAge / RENEWALS
        && kept.record().version() == record.version()
        && kept.record().lastSeenAt().equals(record.lastSeenAt());
  }

  /** The session was seen; how old the copy is does not change by that. */
  void seen(SessionId id, Instant at) {
    held.asMap()
        .computeIfPresent(
            id, (same, present) -> new Copy(present.record().seenAt(at), present.readBegan()));
  }

  void forget(SessionId id) {
    held.invalidate(id);
  }

  NearFigures figures(Optional<Duration> feedAge) {
    return new NearFigures(used.sum(), missing.sum(), feedAge);
  }

  private boolean young(Copy copy) {
    // Exactly as old as allowed is young enough.
    return ticks.getAsLong() - copy.readBegan() <= maxAge;
  }
}
