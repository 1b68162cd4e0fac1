package dev.jeton.store;

import dev.jeton.identity.SubjectId;
import dev.jeton.session.EndReason;
import dev.jeton.session.SessionId;
import dev.jeton.session.SessionLimit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Sessions in the memory of this process: for tests, demonstrations and applications that may
 * forget every session when they stop. Thread-safe: reads take no lock, writes one.
 *
 * <p>Sessions that ended with a tenant, with everybody or with whoever acts in them are purged when their
 * own time has been over for long enough, too.
 */
public final class InMemorySessionStore implements SessionStore {

  private final Clock clock;
  private final InMemoryRecords records = new InMemoryRecords();
  private final InMemoryEpochs epochs = new InMemoryEpochs();
  private final InMemoryFeed feed;
  private final InMemoryEnds ends = new InMemoryEnds();
  private final InMemoryPurge purge = new InMemoryPurge(records, epochs, ends);
  private final Object writing = new Object();

  public InMemorySessionStore(Clock clock) {
    this.clock = clock;
    this.feed = new InMemoryFeed(clock);
  }

  @Override
  public Creation create(SessionRecord opened) {
    demandNoEnd(opened);
    synchronized (writing) {
      Creation creation = creation(opened);
      if (creation == Creation.CREATED) keep(opened);
      return creation;
    }
  }

  @Override
  public Placement createWithin(
      SessionLimit limit, SessionRecord opened, Set<SessionId> replacing) {
    demandNoEnd(opened);
    synchronized (writing) {
      Creation creation = creation(opened);
      if (creation != Creation.CREATED) return Placement.of(creation);
      List<SessionId> others = list(opened.subject().id()).stream()
          .filter(record -> record.actor().isEmpty())
          .map(SessionRecord::id)
          .filter(id -> !replacing.contains(id))
          .toList();
      List<SessionId> tooMany = others.subList(0, limit.excess(others.size()));
      // Decided before anything is kept: who reads takes no lock, and would see it come and go.
      if (limit.refuses() && !tooMany.isEmpty()) return Placement.of(Creation.LIMIT_REACHED);
      tooMany.forEach(id -> end(id, EndReason.EVICTED));
      keep(opened);
      return new Placement(creation, tooMany);
    }
  }

  private void keep(SessionRecord opened) {
    records.put(opened);
    purge.note(opened.idleEndsAt(), opened.id());
  }

  private Creation creation(SessionRecord opened) {
    if (records.of(opened.id()) != null) return Creation.ID_TAKEN;
    return epochs.movedSince(opened) ? Creation.EPOCH_MOVED : Creation.CREATED;
  }

  @Override
  public Optional<SessionRecord> find(SessionId id) {
    while (true) {
      SessionRecord record = records.of(id);
      if (record == null) return Optional.empty();
      SessionRecord answer = epochs.applied(record);
      // The epoch is looked up after the record. Had the record been spared or purged in between,
      // they would not belong together: the spared would look ended, the purged alive.
      if (record.equals(records.of(id))) return Optional.of(answer);
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
      held.ifPresent(record -> {
        SessionRecord seen = next.seenAt(record.lastSeenAt());
        records.put(seen);
        if (seen.idleEndsAt().isBefore(record.idleEndsAt()))
          purge.note(seen.idleEndsAt(), seen.id());
      });
      return held.isPresent();
    }
  }

  @Override
  public boolean touch(SessionId id, Instant lastSeen) {
    Instant seen = lastSeen.truncatedTo(ChronoUnit.MILLIS);
    synchronized (writing) {
      Optional<SessionRecord> held = live(id).filter(record -> record.dueToBeSeen(seen));
      held.ifPresent(record -> records.put(record.seenAt(seen)));
      return held.isPresent();
    }
  }

  @Override
  public boolean end(SessionId id, EndReason reason) {
    synchronized (writing) {
      Optional<SessionRecord> held = find(id).filter(record -> record.end().isEmpty());
      held.ifPresent(record -> {
        SessionRecord.End end = end(reason);
        records.put(record.endedBy(end));
        purge.note(end.at(), id);
        feed.tell(new Revocation.OfSession(id, keepUntil(end)));
      });
      return held.isPresent();
    }
  }

  @Override
  public long endAll(SubjectId subject, Optional<SessionId> except, EndReason reason) {
    synchronized (writing) {
      long next = epochs.current() + 1;
      // The spared session moves first: a reader between the two lines must not find it ended.
      except
          .flatMap(this::live)
          .filter(spared -> spared.subject().id().equals(subject))
          .ifPresent(spared -> records.put(spared.stamped(next)));
      SessionRecord.End end = end(reason);
      epochs.raise(subject, end);
      records.idsOf(subject).forEach(id -> purge.note(end.at(), id));
      feed.tell(new Revocation.OfSubject(subject, next, keepUntil(end)));
      return next;
    }
  }

  @Override
  public long endAllOfTenant(String tenant, EndReason reason) {
    synchronized (writing) {
      SessionRecord.End end = end(reason);
      long next = epochs.raiseTenant(tenant, end);
      feed.tell(new Revocation.OfTenant(tenant, next, keepUntil(end)));
      return next;
    }
  }

  @Override
  public long endEverything(EndReason reason) {
    synchronized (writing) {
      SessionRecord.End end = end(reason);
      long next = epochs.raiseEverybody(end);
      feed.tell(new Revocation.OfEverybody(next, keepUntil(end)));
      return next;
    }
  }

  @Override
  public List<SessionRecord> list(SubjectId subject) {
    synchronized (writing) {
      return records.idsOf(subject).stream()
          .flatMap(id -> live(id).stream())
          .sorted(Comparator.comparing(SessionRecord::createdAt).thenComparing(SessionRecord::id))
          .toList();
    }
  }

  @Override
  public int purge(int limit) {
    Instant longAgo = longAgo(TOMBSTONE_LIFE);
    synchronized (writing) {
      int forgotten = purge.purge(longAgo, limit);
      ends.forget(longAgo(REMEMBERED_LIFE));
      epochs.forget(longAgo, records::hasSessions);
      return forgotten;
    }
  }

  @Override
  public Optional<RememberedEnd> remembered(SessionId id) {
    return ends.of(id, longAgo(REMEMBERED_LIFE));
  }

  @Override
  public long epoch() {
    return epochs.current();
  }

  @Override
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  @Override
  public void revocations(Consumer<Revocation> each) {
    records
        .all()
        .forEach(record -> record
            .end()
            .ifPresent(end -> each.accept(new Revocation.OfSession(record.id(), keepUntil(end)))));
    epochs.revocations().forEach(each);
  }

  @Override
  public Optional<RevocationFeed> feed() {
    return Optional.of(feed);
  }

  private Optional<SessionRecord> live(SessionId id) {
    return find(id).filter(record -> record.end().isEmpty() && !record.expiredAt(now()));
  }

  private SessionRecord.End end(EndReason reason) {
    return new SessionRecord.End(reason, now());
  }

  private Instant longAgo(Duration life) {
    return now().minus(life);
  }

  private static Instant keepUntil(SessionRecord.End end) {
    return end.at().plus(TOMBSTONE_LIFE);
  }

  private static void demandNoEnd(SessionRecord record) {
    if (record.end().isPresent())
      throw new IllegalArgumentException("a session ends by end or endAll, not with its record");
  }
}
