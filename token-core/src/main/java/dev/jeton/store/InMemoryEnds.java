package dev.jeton.store;

import dev.jeton.identity.SubjectId;
import dev.jeton.session.SessionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The ends of sessions whose tombstones are gone, the last few of each subject. Reads take no lock;
 * whoever writes holds the store's.
 */
final class InMemoryEnds {

  /** A class of our own, since a model checker can't look into the comparators of {@code java.util}. */
  private enum Order implements Comparator<RememberedEnd> {
    OLDEST_FIRST;

    @Override
    public int compare(RememberedEnd one, RememberedEnd other) {
      int byTime = one.end().at().compareTo(other.end().at());
      return byTime == 0 ? one.id().compareTo(other.id()) : byTime;
    }
  }

  private final Map<SessionId, RememberedEnd> byId = new ConcurrentHashMap<>();
  private final Map<SubjectId, List<RememberedEnd>> bySubject = new HashMap<>();
  private final NavigableSet<RememberedEnd> oldestFirst = new TreeSet<>(Order.OLDEST_FIRST);

  /** The end of a session, if it came after {@code longAgo}. */
  Optional<RememberedEnd> of(SessionId id, Instant longAgo) {
    return Optional.ofNullable(byId.get(id)).filter(held -> held.end().at().isAfter(longAgo));
  }

  /** Remembers {@code end}, and of its subject no more than the last few. */
  void remember(RememberedEnd end) {
    List<RememberedEnd> ofSubject =
        bySubject.computeIfAbsent(end.subject(), first -> new ArrayList<>());
    ofSubject.add(end);
    oldestFirst.add(end);
    byId.put(end.id(), end);
    ofSubject.sort(Order.OLDEST_FIRST);
    while (ofSubject.size() > SessionStore.REMEMBERED_ENDS) {
      RememberedEnd oldest = ofSubject.remove(0);
      byId.remove(oldest.id());
      oldestFirst.remove(oldest);
    }
  }

  /** Forgets what ended at {@code longAgo} or before. */
  void forget(Instant longAgo) {
    while (!oldestFirst.isEmpty() && !oldestFirst.first().end().at().isAfter(longAgo)) {
      RememberedEnd old = oldestFirst.first();
      oldestFirst.remove(old);
      byId.remove(old.id());
      bySubject.computeIfPresent(old.subject(), (subject, ofSubject) -> {
        ofSubject.remove(old);
        return ofSubject.isEmpty() ? null : ofSubject;
      });
    }
  }
}
