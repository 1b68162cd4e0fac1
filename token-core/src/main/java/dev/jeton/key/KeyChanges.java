package dev.jeton.key;

import dev.jeton.event.SessionEvent.KeyRevoked;
import dev.jeton.event.SessionEvent.KeyRotated;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What changes the stored keys of a ring: each change is decided by one compare-and-set, so nodes
 * that make one together make it once. Thread-safe.
 */
final class KeyChanges {
  // A change that loses is tried again on what the winner left; that often only if the store lies.
  private static final int ATTEMPTS = 20;

  /** Brings what rests in the store now, and makes it what the ring knows. */
  interface Reading {
    KeySnapshot reload();
  }

  private final KeyStore store;
  private final KeySeal seal;
  private final KeyPolicy policy;
  private final Clock clock;
  private final SecureRandom random;
  private final Reading reading;

  KeyChanges(
      KeyStore store,
      KeySeal seal,
      KeyPolicy policy,
      Clock clock,
      SecureRandom random,
      Reading reading) {
    this.store = store;
    this.seal = seal;
    this.policy = policy;
    this.clock = clock;
    this.random = random;
    this.reading = reading;
  }

  /** Makes the keys that are missing, and a successor where the policy wants another algorithm. */
  void begin() {
    policy.demandProvided();
    KeySnapshot present = reading.reload();
    for (KeyPurpose purpose : KeyPurpose.values())
      if (present.chain(purpose).newest().isEmpty()) append(present, purpose, clock.instant());
    KeySnapshot complete = reading.reload();
    for (KeyPurpose purpose : KeyPurpose.values())
      if (complete.chain(purpose).newest().isEmpty())
        throw new KeyUnavailableException("key " + purpose.name(complete.nextNumber(purpose))
            + " in " + store + " is said to exist but not listed:"
            + " check that the store is not being changed by hand");
    boolean another = complete
        .chain(KeyPurpose.JWT)
        .newest()
        .filter(newest -> newest.key().algorithm() != policy.jwtAlgorithm())
        .isPresent();
    if (another) publish(complete, KeyPurpose.JWT);
  }

  /** That of the key that signs JWTs last; {@link KeyUnavailableException} where there is none. */
  KeyAlgorithm presentAlgorithm() {
    return reading
        .reload()
        .chain(KeyPurpose.JWT)
        .newest()
        .map(newest -> newest.key().algorithm())
        .orElseThrow(() -> new KeyUnavailableException(
            "there is no key for JWTs in " + store + ": check that it is the right place"));
  }

  /** The next key of this purpose, which is made unless one is pending. */
  KeyStatus rotate(KeyPurpose purpose) {
    demandRotates(purpose);
    KeySnapshot present = reading.reload();
    KeyChain chain = present.chain(purpose);
    Instant now = clock.instant();
    return chain
        .newest()
        .filter(newest -> !newest.begunBy(now))
        .map(pending -> chain.status(pending, now))
        .orElseGet(() -> publish(present, purpose));
  }

  /** The key that was imported, which is published like any next one; the same again changes nothing. */
  KeyStatus add(ImportedKey imported) {
    if (imported.algorithm() != policy.jwtAlgorithm())
      throw new IllegalArgumentException(
          "this ring signs with " + policy.jwtAlgorithm().jose()
              + " and the key with " + imported.algorithm().jose()
              + ": open the ring with KeyPolicy.withJwtAlgorithm");
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      KeySnapshot present = reading.reload();
      Instant now = clock.instant();
      Optional<KeyFacts> known = present.findAmongAll(imported::is);
      if (known.isPresent()) return coming(present, known.get(), now);
      KeyEntry key = named(present, KeyPurpose.JWT, () -> imported.entry(now, random));
      Instant activeFrom = now.plus(policy.publicationDelay());
      // The next reading finds it, or what another node put in its place.
      append(KeyFacts.of(present.nextNumber(KeyPurpose.JWT), key, activeFrom));
    }
    throw new KeyUnavailableException("another key was added to " + store + " " + ATTEMPTS
        + " times while one was to be imported: it is NOT imported, check the store");
  }

  // One key, one purpose; and what was once left behind or revoked may be in other hands.
  private static KeyStatus coming(KeySnapshot present, KeyFacts known, Instant now) {
    KeyPurpose purpose = known.key().purpose();
    KeyStatus status = present.chain(purpose).status(known, now);
    boolean signs = status.state() == KeyState.PENDING || status.state() == KeyState.ACTIVE;
    if (purpose != KeyPurpose.JWT || !signs)
      throw new IllegalArgumentException("the key is in the ring already as " + known.name() + ", "
          + status.state().name().toLowerCase(Locale.ROOT) + ": import another");
    return status;
  }

  // Nodes that publish together from one reading add one key: its number is taken once.
  private KeyStatus publish(KeySnapshot present, KeyPurpose purpose) {
    append(present, purpose, clock.instant().plus(policy.publicationDelay()));
    KeyChain chain = reading.reload().chain(purpose);
    return chain.status(chain.newest().orElseThrow(), clock.instant());
  }

  /** Rotates what has signed so long that its successor should be published now. */
  void rotateWhatIsDue(KeySnapshot present, Duration life) {
    Instant now = clock.instant();
    for (KeyPurpose purpose : KeyPurpose.values()) {
      boolean due = present
          .chain(purpose)
          .newest()
          .map(newest -> newest.activeFrom().plus(life).minus(policy.publicationDelay()))
          .filter(at -> !now.isBefore(at))
          .isPresent();
      if (due && purpose.rotates()) rotate(purpose);
    }
  }

  void revoke(KeyPurpose purpose, String id) {
    demandRotates(purpose);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      KeySnapshot present = reading.reload();
      Instant now = clock.instant();
      KeyFacts doomed = present
          .chain(purpose)
          .find(key -> key.id().equals(id))
          .orElseThrow(
              () -> new IllegalArgumentException("no " + purpose.word() + " key has the id " + id));
      if (doomed.revoked()) return;
      // The successor first: if this process dies in between, there is a key all the same.
      if (present.chain(purpose).active(now).equals(Optional.of(doomed))) {
        append(present, purpose, now);
        continue;
      }
      StoredKey stored = present.named(doomed.name()).orElseThrow().stored();
      if (!store.replace(stored, seal.seal(doomed.revokedAt(now)))) continue;
      reading.reload();
      policy.listener().tell(new KeyRevoked(doomed.name(), id));
      return;
    }
    throw new KeyUnavailableException("key " + id + " in " + store + " changed " + ATTEMPTS
        + " times while it was to be revoked: it is NOT revoked, check the store");
  }

  /** Answers how many keys were sealed anew. */
  int rewrap() {
    int moved = 0;
    for (KeySnapshot.Opened each : reading.reload().opened()) {
      if (seal.current(each.stored())) continue;
      if (store.replace(each.stored(), seal.seal(each.facts()))) moved++;
    }
    reading.reload();
    return moved;
  }

  /** Answers how many keys were removed. */
  int purge() {
    int removed = 0;
    KeySnapshot present = reading.reload();
    Instant now = clock.instant();
    for (KeySnapshot.Opened each : present.opened()) {
      KeyFacts facts = each.facts();
      if (!present.chain(facts.key().purpose()).dispensable(facts, now)) continue;
      if (store.remove(each.stored())) removed++;
    }
    reading.reload();
    return removed;
  }

  // Whoever loses leaves the winner's key: ours was seen by nobody.
  private void append(KeySnapshot present, KeyPurpose purpose, Instant activeFrom) {
    KeyAlgorithm algorithm = purpose == KeyPurpose.JWT ? policy.jwtAlgorithm() : KeyAlgorithm.HS256;
    KeyEntry key = named(
        present, purpose, () -> KeyEntry.generate(purpose, algorithm, clock.instant(), random));
    append(KeyFacts.of(present.nextNumber(purpose), key, activeFrom));
  }

  private void append(KeyFacts next) {
    if (store.createIfAbsent(seal.seal(next)))
      policy.listener().tell(new KeyRotated(next.name(), next.key().id()));
  }

  private static KeyEntry named(
      KeySnapshot present, KeyPurpose purpose, Supplier<KeyEntry> drawing) {
    KeyEntry key = drawing.get();
    String id = key.id();
    // Four random bytes may be those of a key that still verifies.
    boolean taken = present.chain(purpose).find(other -> other.id().equals(id)).isPresent();
    return taken ? named(present, purpose, drawing) : key;
  }

  private static void demandRotates(KeyPurpose purpose) {
    if (!purpose.rotates())
      throw new IllegalArgumentException("the " + purpose.word()
          + " key never changes: the session ids of a subject share its hash");
  }
}
