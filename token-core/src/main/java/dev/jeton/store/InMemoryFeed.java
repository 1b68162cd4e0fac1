package dev.jeton.store;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The feed of a store in memory: entries in the order of their numbers, each kept as long as a token
 * could name it. Thread-safe.
 */
final class InMemoryFeed implements RevocationFeed {

  private record Entry(long number, Revocation told) {}

  private final Clock clock;
  private final Deque<Entry> entries = new ArrayDeque<>();
  private long last = 0;

  InMemoryFeed(Clock clock) {
    this.clock = clock;
  }

  synchronized void tell(Revocation revocation) {
    forgetOld();
    entries.addLast(new Entry(++last, revocation));
  }

  @Override
  public synchronized Position position() {
    return at(last);
  }

  @Override
  public synchronized Passage follow(Position from) {
    forgetOld();
    long oldest = entries.isEmpty() ? last + 1 : entries.getFirst().number();
    long told;
    try {
      told = Long.parseLong(from.value());
    } catch (NumberFormatException notOurs) {
      return new Lost();
    }
    if (told > last || told + 1 < oldest) return new Lost();
    List<Revocation> since = new ArrayList<>();
    for (Entry entry : entries) if (entry.number() > told) since.add(entry.told());
    return new Heard(since, at(last));
  }

  @Override
  public void tellRevokedKey(String id) {
    tell(new Revocation.OfKey(id, clock.instant().plus(SessionStore.TOMBSTONE_LIFE)));
  }

  private void forgetOld() {
    Instant now = clock.instant();
    while (!entries.isEmpty() && !entries.getFirst().told().keepUntil().isAfter(now))
      entries.removeFirst();
  }

  private static Position at(long number) {
    return new Position(Long.toString(number));
  }
}
