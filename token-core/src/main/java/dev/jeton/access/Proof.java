package dev.jeton.access;

import dev.jeton.access.Decision.Stale;
import dev.jeton.identity.Authentication;
import dev.jeton.session.Session;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * How recent and how strong the proof of identity behind a session must be: one and the same proof
 * must be both. Immutable.
 *
 * @param within the greatest age; empty for any
 * @param level the least level, 1 for any
 */
record Proof(Optional<Duration> within, int level) {

  static final Proof ANY = new Proof(Optional.empty(), 1);

  Proof {
    within.ifPresent(Proof::demandSeconds);
    if (level < 1 || level > Authentication.HIGHEST_LEVEL)
      throw new IllegalArgumentException("level " + level + " is not within 1 to 9");
  }

  /** The stricter of both, in age and in level. */
  Proof and(Proof other) {
    Optional<Duration> shorter =
        Stream.of(within, other.within).flatMap(Optional::stream).min(Duration::compareTo);
    return new Proof(shorter, Math.max(level, other.level));
  }

  boolean metBy(Session session, Instant now) {
    return session.latestOf(level, now).filter(proof -> recent(proof, now)).isPresent();
  }

  Stale missing() {
    return new Stale(within, level == 1 ? OptionalInt.empty() : OptionalInt.of(level));
  }

  // OpenID Connect Core 1.0, section 3.1.2.1: only what is older than max_age is too old. Of two
  // nodes one may be behind the other: what comes from its future is recent.
  private boolean recent(Authentication proof, Instant now) {
    return within.isEmpty() || !now.isAfter(proof.at().plus(within.get()));
  }

  // "max_age" has whole seconds (RFC 9470, section 3): told less or more than what is demanded, a
  // client could not know when to ask.
  private static void demandSeconds(Duration age) {
    if (age.compareTo(Duration.ofSeconds(1)) < 0
        || !age.truncatedTo(ChronoUnit.SECONDS).equals(age))
      throw new IllegalArgumentException("an age of " + age + " is not 1 or more whole seconds");
  }
}
