package dev.jeton.key;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The keys of one purpose in the order of their numbers, and what each may do at an instant.
 * Immutable.
 */
final class KeyChain {
  static final KeyChain EMPTY = new KeyChain(List.of(), Duration.ZERO);

  private final List<KeyFacts> keys;
  private final Duration overlap;

  /** A key verifies for {@code overlap} after its successor has begun. */
  KeyChain(List<KeyFacts> keys, Duration overlap) {
    this.keys = keys.stream().sorted(Comparator.comparingInt(KeyFacts::number)).toList();
    this.overlap = overlap;
  }

  List<KeyFacts> keys() {
    return keys;
  }

  /** Empty only if every key was revoked, or there is none. */
  Optional<KeyFacts> active(Instant now) {
    Optional<KeyFacts> begun = newest(key -> !key.revoked() && key.begunBy(now));
    // A node whose clock is behind may find its only key in the future: better early than none.
    return begun.isPresent()
        ? begun
        : keys.stream().filter(key -> !key.revoked()).findFirst();
  }

  /** The key that signs last of all that are known. */
  Optional<KeyFacts> newest() {
    return newest(key -> !key.revoked());
  }

  private Optional<KeyFacts> newest(Predicate<KeyFacts> which) {
    for (int index = keys.size() - 1; index >= 0; index--)
      if (which.test(keys.get(index))) return Optional.of(keys.get(index));
    return Optional.empty();
  }

  Optional<KeyFacts> find(Predicate<KeyEntry> which) {
    return newest(facts -> which.test(facts.key()));
  }

  KeyState state(KeyFacts key, Instant now) {
    if (key.revoked()) return KeyState.REVOKED;
    int active = active(now).map(KeyFacts::number).orElse(0);
    if (key.number() == active) return KeyState.ACTIVE;
    if (key.number() > active) return KeyState.PENDING;
    // At that instant itself it is retired.
    boolean verifies = verifiesUntil(key).map(now::isBefore).orElse(true);
    return verifies ? KeyState.VERIFYING : KeyState.RETIRED;
  }

  /** When the last token that this key can have signed is over; empty while nothing follows it. */
  Optional<Instant> verifiesUntil(KeyFacts key) {
    return keys.stream()
        .filter(later -> later.number() > key.number() && later.takesOver())
        .map(KeyFacts::activeFrom)
        .min(Comparator.naturalOrder())
        .map(begins -> begins.plus(overlap));
  }

  /** Whether nobody can miss the key: it has done nothing for as long as a token can live. */
  boolean dispensable(KeyFacts key, Instant now) {
    int active = active(now).map(KeyFacts::number).orElse(0);
    // The highest number stays, or it would be given twice.
    if (key.number() >= active) return false;
    Optional<Instant> over = key.revoked() ? key.revokedAt() : verifiesUntil(key);
    return over.map(end -> !now.isBefore(end.plus(overlap))).orElse(false);
  }

  KeyStatus status(KeyFacts facts, Instant now) {
    KeyEntry key = facts.key();
    return new KeyStatus(
        key.purpose(),
        facts.name(),
        key.id(),
        key.algorithm(),
        state(facts, now),
        key.createdAt(),
        facts.activeFrom(),
        verifiesUntil(facts),
        facts.revokedAt());
  }
}
