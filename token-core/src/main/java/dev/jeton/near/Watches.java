package dev.jeton.near;

import dev.jeton.identity.SubjectId;
import dev.jeton.session.SessionId;
import dev.jeton.store.Revocation;
import dev.jeton.store.Revocation.OfEverybody;
import dev.jeton.store.Revocation.OfSession;
import dev.jeton.store.Revocation.OfSubject;
import dev.jeton.store.Revocation.OfTenant;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionStore;
import dev.jeton.store.StoreException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who wants to hear that a session ended, and is told exactly once. Thread-safe. */
final class Watches {

  private final SessionStore store;
  private final Clock clock;
  private final LongSupplier ticks;
  private final long recheckAfter;
  private final Map<SessionId, Set<Watch>> watches = new ConcurrentHashMap<>();

  Watches(SessionStore store, Clock clock, LongSupplier ticks, long recheckAfter) {
    this.store = store;
    this.clock = clock;
    this.ticks = ticks;
    this.recheckAfter = recheckAfter;
  }

  /** See {@link RevocationView#onEnded}. */
  Registration add(SessionId id, Runnable then) {
    Watch watch = new Watch(id, then);
    // Before the look: an end in between is told by one of the two.
    watches.compute(id, (same, present) -> {
      Set<Watch> all = present == null ? new CopyOnWriteArraySet<>() : present;
      all.add(watch);
      return all;
    });
    try {
      watch.look();
      return watch;
    } catch (RuntimeException away) {
      watch.close();
      throw away;
    }
  }

  /** Tells whoever watches what {@code heard} ends. */
  void heard(Revocation heard) {
    if (heard instanceof OfSession one) all(one.id()).forEach(Watch::end);
    // An end of many can have spared one: its record knows.
    if (heard instanceof OfSubject all)
      suspect(watch -> watch.of(all.subject()) && watch.epoch < all.epoch());
    if (heard instanceof OfTenant all)
      suspect(watch -> watch.ofTenant(all.tenant()) && watch.epoch < all.epoch());
    if (heard instanceof OfEverybody all) suspect(watch -> watch.epoch < all.epoch());
  }

  /**
   * Looks after those whose time may be over, those that are suspected, and, while the feed is
   * {@code away}, after each that was not looked after for a while.
   */
  void check(boolean away) {
    Instant now = clock.instant();
    long tick = ticks.getAsLong();
    for (Watch watch : everyWatch()) {
      boolean due = watch.suspected
          || !now.isBefore(watch.endsAt)
          || (away && tick - watch.lookedAt > recheckAfter);
      if (due) watch.lookIfStoreAnswers(now);
    }
  }

  private void suspect(Predicate<Watch> concerned) {
    everyWatch().stream().filter(concerned).forEach(watch -> {
      watch.suspected = true;
      watch.lookIfStoreAnswers(clock.instant());
    });
  }

  private List<Watch> everyWatch() {
    return watches.values().stream().flatMap(Set::stream).toList();
  }

  private Set<Watch> all(SessionId id) {
    return watches.getOrDefault(id, Set.of());
  }

  /** One who waits for the end of one session. */
  private final class Watch implements Registration {

    private final SessionId id;
    private final Runnable then;
    private final AtomicBoolean told = new AtomicBoolean();
    private volatile Set<SubjectId> persons = Set.of();
    // Until it was looked up, whatever is heard could concern it.
    private volatile long epoch = Long.MIN_VALUE;
    private volatile Instant endsAt = Instant.MAX;
    private volatile Instant atTheLatest = Instant.MAX;
    private volatile long lookedAt;
    private volatile boolean suspected;

    private Watch(SessionId id, Runnable then) {
      this.id = id;
      this.then = then;
      this.lookedAt = ticks.getAsLong();
    }

    boolean of(SubjectId other) {
      return persons.isEmpty() || persons.contains(other);
    }

    boolean ofTenant(String tenant) {
      return persons.isEmpty()
          || persons.stream().anyMatch(person -> person.tenant().equals(tenant));
    }

    void lookIfStoreAnswers(Instant now) {
      try {
        look();
      } catch (StoreException away) {
        // It is looked at again; only what no store could deny is told without it.
        if (!now.isBefore(atTheLatest)) end();
      }
    }

    void look() {
      long began = ticks.getAsLong();
      suspected = false;
      Optional<SessionRecord> living;
      try {
        living = store
            .find(id)
            .filter(record -> record.end().isEmpty() && !record.expiredAt(clock.instant()));
      } catch (RuntimeException away) {
        suspected = true;
        throw away;
      }
      if (living.isEmpty()) {
        end();
        return;
      }
      lookedAt = began;
      persons = living
          .map(record -> Stream.concat(Stream.of(record.subject().id()), record.actor().stream())
              .collect(Collectors.toUnmodifiableSet()))
          .orElseThrow();
      epoch = living.get().epoch();
      endsAt = living.get().idleEndsAt();
      atTheLatest = living.get().absoluteEndsAt();
    }

    void end() {
      if (!told.compareAndSet(false, true)) return;
      close();
      try {
        then.run();
      } catch (RuntimeException failed) {
        // One listener that fails keeps no other from hearing; where it shows is the thread's say.
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, failed);
      }
    }

    @Override
    public void close() {
      told.set(true);
      watches.computeIfPresent(id, (same, present) -> {
        present.remove(this);
        return present.isEmpty() ? null : present;
      });
    }
  }
}
