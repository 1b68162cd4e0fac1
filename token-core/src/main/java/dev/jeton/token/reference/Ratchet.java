package dev.jeton.token.reference;

import dev.jeton.key.KeyEntry;
import dev.jeton.key.KeyPurpose;
import dev.jeton.key.KeyRing;
import dev.jeton.session.Rejection;
import dev.jeton.session.Reuse;
import dev.jeton.store.Rotation;
import dev.jeton.store.SessionRecord;
import dev.jeton.token.Refresh.How;
import dev.jeton.token.RotationPolicy;
import dev.jeton.token.Validation.Behind;
import dev.jeton.token.Validation.Exhausted;
import dev.jeton.token.Validation.Refusal;
import dev.jeton.token.Validation.Rejected;
import dev.jeton.token.Validation.Reused;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a refresh token of some generation gets from a record of some other: the whole table of
 * rotation, without a write. A secret leads to the next one, so all who race get the same, and a
 * former token is known by leading to the current one. Thread-safe.
 */
final class Ratchet {

  /** What is to be done. */
  sealed interface Step {

    /** Give the token of {@code record}, which stands. */
    record Give(SessionRecord record, Secret secret, How how) implements Step {}

    /** Put {@code next} in the place of the record, and give its token. */
    record Advance(SessionRecord next, Secret secret, How how) implements Step {}

    /** Give nothing. */
    record Refuse(Refusal refusal) implements Step {}
  }

  private final List<KeyRing> rings;
  private final RotationPolicy policy;

  /**
   * @param rings the first leads on, and all may have led to where a record is
   */
  Ratchet(List<KeyRing> rings, RotationPolicy policy) {
    this.rings = rings;
    this.policy = policy;
  }

  /** The step for a token whose tag is proven. */
  Step step(SessionRecord record, ReferenceFormat.Parsed token, Instant now) {
    if (record.end().isPresent()) return refuse(Rejection.ENDED);
    if (record.expiredAt(now)) return refuse(Rejection.EXPIRED);
    if (token.generation() > record.generation())
      return new Step.Refuse(new Behind(record, token.generation()));
    return token.generation() == record.generation()
        ? current(record, token.secret(), now)
        : former(record, token, now);
  }

  private Step current(SessionRecord record, Secret secret, Instant now) {
    if (!secret.hash().equals(record.secretHash())) return refuse(Rejection.FORGED);
    if (record.rotation().youngerThan(policy.leastAge(), now))
      return new Step.Give(record, secret, How.KEPT);
    return advance(record, secret, How.ROTATED, now);
  }

  private Step former(SessionRecord record, ReferenceFormat.Parsed token, Instant now) {
    Rotation rotation = record.rotation();
    if (rotation.cut()) return new Step.Refuse(policy.cutOff(record, now));
    int behind = record.generation() - token.generation();
    int leap = rotation.recovered() ? 2 : 1;
    if (behind > leap) return reused(record, Reuse.OLDER);
    // What is left lies between the leap's two ends: the answer that was taken for lost.
    if (behind < leap) return reused(record, Reuse.ABANDONED);
    Optional<KeyEntry> key = rotation.rotateKey().flatMap(this::rotateKey);
    // Without the key nobody can tell what this token led to, so nobody is accused.
    if (key.isEmpty()) return refuse(Rejection.SUPERSEDED);
    Secret led = led(token.secret(), key.get(), record, rotation.recovered());
    if (!led.hash().equals(record.secretHash())) return refuse(Rejection.FORGED);
    return previous(record, token.secret(), led, now);
  }

  private Step previous(SessionRecord record, Secret presented, Secret led, Instant now) {
    Rotation rotation = record.rotation();
    if (rotation.youngerThan(policy.grace(), now)) return new Step.Give(record, led, How.REPEATED);
    if (rotation.recovered()) return reused(record, Reuse.RECOVERED_BEFORE);
    if (!policy.recovers()) return reused(record, Reuse.NOT_RECOVERED);
    return advance(record, presented, How.RECOVERED, now);
  }

  private Step advance(SessionRecord record, Secret from, How how, Instant now) {
    if (record.generation() == Integer.MAX_VALUE) return new Step.Refuse(new Exhausted(record));
    KeyRing keys = rings.get(0);
    KeyEntry key = keys.active(KeyPurpose.ROTATE);
    boolean recovered = how == How.RECOVERED;
    Rotation rotation = Rotation.derived(now, key.id(), recovered)
        .taggedWith(keys.active(KeyPurpose.MAC).id());
    int generation = record.generation() + 1;
    Secret next = recovered
        ? from.recovered(key, record.id(), generation)
        : from.successor(key, record.id(), generation);
    return new Step.Advance(record.succeededBy(next.hash(), rotation, now), next, how);
  }

  private Optional<KeyEntry> rotateKey(String id) {
    return rings.stream()
        .flatMap(ring -> ring.find(KeyPurpose.ROTATE, id).stream())
        .findFirst();
  }

  private static Secret led(Secret from, KeyEntry key, SessionRecord to, boolean recovered) {
    return recovered
        ? from.recovered(key, to.id(), to.generation())
        : from.successor(key, to.id(), to.generation());
  }

  private static Step refuse(Rejection reason) {
    return new Step.Refuse(new Rejected(reason));
  }

  private static Step reused(SessionRecord record, Reuse how) {
    return new Step.Refuse(new Reused(record, how));
  }
}
