package dev.jeton.store;

import dev.jeton.identity.SubjectId;
import dev.jeton.session.EndReason;
import dev.jeton.session.SessionId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sessions in the memory of this process: for tests, demonstrations and applications that may
 * forget every session when they stop. Thread-safe: reads take no lock, writes one.
 */
public final class InMemorySessionStore implements SessionStore {

  private record Epoch(long number, SessionRecord.End end) {}

  private final Clock clock;
  private final Map<SessionId, SessionRecord> records = new ConcurrentHashMap<>();
  private final Map<SubjectId, Epoch> epochs = new ConcurrentHashMap<>();
  private final Map<SubjectId, Set<SessionId>> idsOfSubject = new HashMap<>();
  private final Object writing = new Object();
  private volatile long epoch = 1;
  private long forgottenEpoch = 0;

  public InMemorySessionStore(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Creation create(SessionRecord opened) {
    demandNoEnd(opened);
    synchronized (writing) {
      if (records.containsKey(opened.id())) return Creation.ID_TAKEN;
      boolean moved = opened.epoch() < forgottenEpoch || asOfEpoch(opened).end().isPresent();
      if (moved) return Creation.EPOCH_MOVED;
      records.put(opened.id(), opened);
      idsOfSubject
          .computeIfAbsent(opened.subject().id(), first -> new HashSet<>())
          .add(opened.id());
      return Creation.CREATED;
    }
  }

  @Override
  public Optional<SessionRecord> find(SessionId id) {
    while (true) {
      SessionRecord record = records.get(id);
      if (record == null) return Optional.empty();
      SessionRecord answer = asOfEpoch(record);
      // The epoch is looked up after the record. Had the record been spared or purged in between,
      // they would not belong together: the spared would look ended, the purged alive.
      if (record.equals(records.get(id))) return Optional.of(answer);
    }
  }

  @Override
  public boolean replace(SessionRecord next, long expectedVersion) {
    if (next.version() != expectedVersion + 1)
      throw new IllegalArgumentException(
          "version " + next.version() + " does not follow " + expectedVersion);
    demandNoEnd(next);
    synchronized (writing) {
      Optional<SessionRecord> held = live(next.id())
          .filter(record -> record.version() == expectedVersion)
          .filter(record -> record.kind() == next.kind())
          .filter(record -> record.subject().id().equals(next.subject().id()));
      held.ifPresent(record -> records.put(next.id(), next.seenAt(record.lastSeenAt())));
      return held.isPresent();
    }
  }

  @Override
  public boolean touch(SessionId id, Instant lastSeen) {
    Instant seen = lastSeen.truncatedTo(ChronoUnit.MILLIS);
    synchronized (writing) {
      Optional<SessionRecord> held =
          live(id).filter(record -> record.lastSeenAt().isBefore(seen));
      held.ifPresent(record -> records.put(id, record.seenAt(seen)));
      return held.isPresent();
    }
  }

  @Override
  public boolean end(SessionId id, EndReason reason) {
    synchronized (writing) {
      Optional<SessionRecord> held = find(id).filter(record -> record.end().isEmpty());
      held.ifPresent(
          record -> records.put(id, record.endedBy(new SessionRecord.End(reason, now()))));
      return held.isPresent();
    }
  }

  @Override
  public long endAll(SubjectId subject, Optional<SessionId> except, EndReason reason) {
    synchronized (writing) {
      long next = epoch + 1;
      // The spared session moves first: a reader between the two lines must not find it ended.
      except
          .flatMap(this::live)
          .filter(spared -> spared.subject().id().equals(subject))
          .ifPresent(spared -> records.put(spared.id(), spared.stamped(next)));
      epochs.put(subject, new Epoch(next, new SessionRecord.End(reason, now())));
      epoch = next;
      return next;
    }
  }

  @Override
  public List<SessionRecord> list(SubjectId subject) {
    synchronized (writing) {
      return idsOfSubject.getOrDefault(subject, Set.of()).stream()
          .flatMap(id -> live(id).stream())
          .sorted(Comparator.comparing(SessionRecord::createdAt).thenComparing(SessionRecord::id))
          .toList();
    }
  }

  @Override
  public int purge(int limit) {
    Instant longAgo = now().minus(TOMBSTONE_LIFE);
    int forgotten = 0;
    synchronized (writing) {
      for (Iterator<SessionRecord> each = records.values().iterator();
          each.hasNext() && forgotten < limit; ) {
        SessionRecord record = each.next();
        if (overSince(record).isAfter(longAgo)) continue;
        each.remove();
        forget(record);
        forgotten++;
      }
      Set<SubjectId> acting = records.values().stream()
          .flatMap(record -> record.actor().stream())
          .collect(Collectors.toSet());
      epochs
          .entrySet()
          .removeIf(raised -> !acting.contains(raised.getKey())
              && forgettable(raised.getKey(), raised.getValue(), longAgo));
    }
    return forgotten;
  }

  @Override
  public long epoch() {
    return epoch;
  }

  @Override
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  @Override
  public void revocations(Consumer<Revocation> each) {
    records
        .values()
        .forEach(record -> record
            .end()
            .ifPresent(end ->
                each.accept(new Revocation.OfSession(record.id(), end.at().plus(TOMBSTONE_LIFE)))));
    epochs.forEach((subject, raised) -> each.accept(new Revocation.OfSubject(
        subject, raised.number(), raised.end().at().plus(TOMBSTONE_LIFE))));
  }

  private Optional<SessionRecord> live(SessionId id) {
    return find(id).filter(record -> record.end().isEmpty() && !record.expiredAt(now()));
  }

  private SessionRecord asOfEpoch(SessionRecord record) {
    if (record.end().isPresent()) return record;
    return Stream.concat(Stream.of(record.subject().id()), record.actor().stream())
        .map(epochs::get)
        .filter(raised -> raised != null && record.epoch() < raised.number())
        .findFirst()
        .map(raised -> record.endedBy(raised.end()))
        .orElse(record);
  }

  // An epoch outlives the sessions that it ended; log-ins that began before it are refused by its
  // number for ever.
  private boolean forgettable(SubjectId subject, Epoch raised, Instant longAgo) {
    if (raised.end().at().isAfter(longAgo) || idsOfSubject.containsKey(subject)) return false;
    forgottenEpoch = Math.max(forgottenEpoch, raised.number());
    return true;
  }

  private Instant overSince(SessionRecord record) {
    Instant expiry = record.idleEndsAt();
    return asOfEpoch(record)
        .end()
        .map(SessionRecord.End::at)
        .filter(expiry::isAfter)
        .orElse(expiry);
  }

  private void forget(SessionRecord record) {
    SubjectId subject = record.subject().id();
    Set<SessionId> ids = idsOfSubject.getOrDefault(subject, new HashSet<>());
    ids.remove(record.id());
    if (ids.isEmpty()) idsOfSubject.remove(subject);
  }

  private static void demandNoEnd(SessionRecord record) {
    if (record.end().isPresent())
      throw new IllegalArgumentException("a session ends by end or endAll, not with its record");
  }
}
