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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The records of a store in memory, and which of them are whose. A look at one, or at all, takes no
 * lock; whoever asks by subject, or writes, holds the store's.
 */
final class InMemoryRecords {

  private final Map<SessionId, SessionRecord> byId = new ConcurrentHashMap<>();
  private final Map<SubjectId, Set<SessionId>> idsOfSubject = new HashMap<>();

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

  /** Everybody who has a session or acts in one. */
  Set<SubjectId> persons() {
    Set<SubjectId> persons = all().stream()
        .flatMap(record -> record.actor().stream())
        .collect(Collectors.toCollection(HashSet::new));
    persons.addAll(idsOfSubject.keySet());
    return persons;
  }

  /** Keeps {@code record}, which is new or follows one of the same subject. */
  void put(SessionRecord record) {
    byId.put(record.id(), record);
    idsOfSubject
        .computeIfAbsent(record.subject().id(), first -> new HashSet<>())
        .add(record.id());
  }

  void remove(SessionRecord record) {
    byId.remove(record.id());
    idsOfSubject.computeIfPresent(record.subject().id(), (subject, ids) -> {
      ids.remove(record.id());
      return ids.isEmpty() ? null : ids;
    });
  }
}
