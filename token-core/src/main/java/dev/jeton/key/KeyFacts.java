package dev.jeton.key;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * All that is known of a key; nothing of it changes but that it may be revoked. Immutable.
 *
 * @param number its place in the row of its purpose, from 1
 * @param activeFrom when it begins to sign, in whole seconds
 */
record KeyFacts(int number, KeyEntry key, Instant activeFrom, Optional<Instant> revokedAt) {
  KeyFacts {
    if (number < 1) throw new IllegalArgumentException("keys are counted from 1, not " + number);
    activeFrom = activeFrom.truncatedTo(ChronoUnit.SECONDS);
    revokedAt = revokedAt.map(at -> at.truncatedTo(ChronoUnit.SECONDS));
  }

  static KeyFacts of(int number, KeyEntry key, Instant activeFrom) {
    return new KeyFacts(number, key, activeFrom, Optional.empty());
  }

  String name() {
    return key.purpose().word() + "-" + number;
  }

  boolean revoked() {
    return revokedAt.isPresent();
  }

  KeyFacts revokedAt(Instant now) {
    return revoked() ? this : new KeyFacts(number, key, activeFrom, Optional.of(now));
  }

  /** As {@link KeyEntry#by}. */
  KeyFacts by(Implementations implementations) {
    return new KeyFacts(number, key.by(implementations), activeFrom, revokedAt);
  }

  /** At {@code activeFrom} itself the key signs. */
  boolean begunBy(Instant now) {
    return !activeFrom.isAfter(now);
  }

  /** Whether it took over from the keys before it, or will: not if it was revoked before that. */
  boolean takesOver() {
    return revokedAt.map(activeFrom::isBefore).orElse(true);
  }
}
