package dev.jeton.store;

import dev.jeton.identity.SubjectId;
import dev.jeton.session.SessionId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The records of a store in memory, and which of them are whose. A look at one, or at all, takes no
 * lock; whoever asks by subject, or writes, holds the store's.
 */
final class InMemoryRecords {

  private final Map<SessionId, SessionRecord> byId = new ConcurrentHashMap<>();
  private final Map<SubjectId, Set<SessionId>> idsOfSubject = new HashMap<>();
  // In how many sessions somebody acts as another.
  private final Map<SubjectId, Integer> acting = new HashMap<>();

  @Nullable
  SessionRecord of(SessionId id) {
    return byId.get(id);
  }

  Collection<SessionRecord> all() {
    return byId.values();
  }

  List<SessionId> idsOf(SubjectId subject) {
    return List.copyOf(idsOfSubject.getOrDefault(subject, Set.of()));
  }

  /** Whether {@code person} has a session or acts in one. */
  boolean hasSessions(SubjectId person) {
    return idsOfSubject.containsKey(person) || acting.containsKey(person);
  }

  /** Keeps {@code record}, which is new or follows one of the same subject. */
  void put(SessionRecord record) {
    SessionRecord former = byId.put(record.id(), record);
    record.actor().ifPresent(actor -> acting.merge(actor, 1, Integer::sum));
    if (former != null) actsNoMore(former);
    idsOfSubject
        .computeIfAbsent(record.subject().id(), first -> new HashSet<>())
        .add(record.id());
  }

  void remove(SessionRecord record) {
    byId.remove(record.id());
    actsNoMore(record);
    idsOfSubject.computeIfPresent(record.subject().id(), (subject, ids) -> {
      ids.remove(record.id());
      return ids.isEmpty() ? null : ids;
    });
  }

  private void actsNoMore(SessionRecord former) {
    former
        .actor()
        .ifPresent(actor ->
            acting.computeIfPresent(actor, (same, often) -> often == 1 ? null : often - 1));
  }
}
