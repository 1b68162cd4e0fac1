package dev.jeton.tck.store;

import dev.jeton.identity.SubjectId;
import dev.jeton.session.SessionId;
import dev.jeton.session.SessionLimit;
import dev.jeton.store.DelegatingSessionStore;
import dev.jeton.store.InMemorySessionStore;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;

/**
 * A sound store that heirs break in one place. What it answers can be replaced, for the sound store
 * itself would not be talked into it. Thread-safe.
 */
class TamperedStore implements DelegatingSessionStore {

  final SessionStore sound;
  /** Answers that stand before those of the sound store. */
  final ConcurrentMap<SessionId, SessionRecord> instead = new ConcurrentHashMap<>();
  /** Sessions that are not found. */
  final Set<SessionId> gone = ConcurrentHashMap.newKeySet();
  /** Every session that was ever created. */
  final Map<SessionId, SessionRecord> created = new ConcurrentHashMap<>();

  TamperedStore() {
    this(new InMemorySessionStore(InMemorySessionStoreTest.STANDING));
  }

  TamperedStore(SessionStore sound) {
    this.sound = sound;
  }

  @Override
  public SessionStore delegate() {
    return sound;
  }

  @Override
  public Creation create(SessionRecord opened) {
    Creation creation = sound.create(opened);
    if (creation == Creation.CREATED) created.put(opened.id(), opened);
    return creation;
  }

  @Override
  public Placement createWithin(
      SessionLimit limit, SessionRecord opened, Set<SessionId> replacing) {
    Placement placement = sound.createWithin(limit, opened, replacing);
    if (placement.creation() == Creation.CREATED) created.put(opened.id(), opened);
    return placement;
  }

  @Override
  public Optional<SessionRecord> find(SessionId id) {
    if (gone.contains(id)) return Optional.empty();
    return Optional.ofNullable(instead.get(id)).or(() -> sound.find(id));
  }

  /** The session if it is neither over nor expired. */
  final Optional<SessionRecord> living(SessionId id) {
    return sound.find(id).filter(record -> record.end().isEmpty() && !record.expiredAt(now()));
  }

  /** Whether a sound store would put {@code next} in the place of what it holds. */
  final boolean fits(SessionRecord next, long expectedVersion) {
    return living(next.id())
        .filter(held -> held.version() == expectedVersion)
        .filter(held -> next.version() == expectedVersion + 1 && next.end().isEmpty())
        .filter(held -> held.kind() == next.kind())
        .filter(held -> held.subject().id().equals(next.subject().id()))
        .isPresent();
  }

  /** Whether the session is over or expired. */
  final boolean dead(SessionId id) {
    return sound.find(id).isPresent() && living(id).isEmpty();
  }

  /**
   * The list of {@code subject}, and those of the sessions ever created that are {@code wanted}.
   */
  final List<SessionRecord> listWith(SubjectId subject, Predicate<SessionRecord> wanted) {
    List<SessionRecord> all = new ArrayList<>(sound.list(subject));
    Set<SessionId> listed = new HashSet<>();
    all.forEach(record -> listed.add(record.id()));
    created.keySet().stream()
        .flatMap(id -> sound.find(id).stream())
        .filter(wanted)
        .filter(record -> listed.add(record.id()))
        .forEach(all::add);
    return all;
  }
}
