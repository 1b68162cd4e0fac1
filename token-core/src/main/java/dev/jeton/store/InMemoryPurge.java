package dev.jeton.store;

import dev.jeton.session.SessionId;
import java.time.Instant;
import java.util.PriorityQueue;

/**
 * Forgets sessions that were over for long enough, without a look at all the others: from when on each
 * may be over is noted in the order of time. What is noted is a hint, for a session that was seen since
 * is over later; whoever's turn it is, is looked at, and noted again. Not thread-safe: whoever comes
 * here holds the store's lock.
 */
final class InMemoryPurge {

  /** In its own order and not by a comparator, which the model checker can't look into. */
  private record Due(long at, SessionId id) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      return Long.compare(at, other.at);
    }
  }

  private final PriorityQueue<Due> queue = new PriorityQueue<>();
  private final InMemoryRecords records;
  private final InMemoryEpochs epochs;
  private final InMemoryEnds ends;

  InMemoryPurge(InMemoryRecords records, InMemoryEpochs epochs, InMemoryEnds ends) {
    this.records = records;
    this.epochs = epochs;
    this.ends = ends;
  }

  /** The session may be over from {@code at} on; said once more where it may be earlier. */
  void note(Instant at, SessionId id) {
    queue.add(new Due(at.toEpochMilli(), id));
  }

  /** Forgets at most {@code limit} sessions that were over at {@code longAgo}; answers how many. */
  int purge(Instant longAgo, int limit) {
    int forgotten = 0;
    while (forgotten < limit && !queue.isEmpty() && queue.element().at() <= longAgo.toEpochMilli())
      if (forgets(queue.remove().id(), longAgo)) forgotten++;
    return forgotten;
  }

  private boolean forgets(SessionId id, Instant longAgo) {
    SessionRecord record = records.of(id);
    // Noted twice, and gone since.
    if (record == null) return false;
    Instant over = overSince(record);
    if (over.isAfter(longAgo)) {
      note(over, id);
      return false;
    }
    // Remembered first: who doesn't find it any more asks next why.
    ends.remember(RememberedEnd.of(record, epochs.applied(record).end()));
    records.remove(record);
    return true;
  }

  private Instant overSince(SessionRecord record) {
    Instant expiry = record.idleEndsAt();
    return epochs
        .applied(record)
        .end()
        .map(SessionRecord.End::at)
        .filter(expiry::isAfter)
        .orElse(expiry);
  }
}
