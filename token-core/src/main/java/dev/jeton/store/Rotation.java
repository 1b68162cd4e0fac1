package dev.jeton.store;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How the current generation of a session came to be and what has been seen of it: what tells a
 * lost race or a lost answer from a theft. Immutable; holds no secret.
 *
 * @param at when this generation began, whole milliseconds
 * @param rotateKey the id of the key that its secret was derived with; empty where it was drawn, at
 *     log-in or by a cut
 * @param macKey the id of the key that its token is tagged with, so that every node writes the same
 *     token; empty where the active one serves
 * @param cut whether it was put in the place of the one before without a way from that to this
 * @param recovered whether it stands for a generation whose answer was lost
 * @param graceHits how many presentations of the generation before it were written down
 */
public record Rotation(
    Instant at,
    Optional<String> rotateKey,
    Optional<String> macKey,
    boolean cut,
    boolean recovered,
    int graceHits) {

  /** Of a record that was written before rotations were noted: long ago, and with no way back. */
  public static final Rotation UNKNOWN = cut(Instant.EPOCH);

  public Rotation {
    if (graceHits < 0)
      throw new IllegalArgumentException("a count of " + graceHits + " is under 0");
    at = at.truncatedTo(ChronoUnit.MILLIS);
  }

  /** A generation whose secret was drawn: no other leads to it. */
  public static Rotation cut(Instant at) {
    return new Rotation(at, Optional.empty(), Optional.empty(), true, false, 0);
  }

  /**
   * A generation whose secret follows from that of the one before.
   *
   * @param rotateKey the id of the key that it was derived with
   * @param recovered whether it follows from the one before the one before, the answer being lost
   */
  public static Rotation derived(Instant at, String rotateKey, boolean recovered) {
    return new Rotation(at, Optional.of(rotateKey), Optional.empty(), false, recovered, 0);
  }

  /** Whether this generation is younger than {@code age}; at that age itself it is not. */
  public boolean youngerThan(Duration age, Instant now) {
    return now.isBefore(at.plus(age));
  }

  /** This rotation, its token tagged with the key of this id. */
  public Rotation taggedWith(String key) {
    return new Rotation(at, rotateKey, Optional.of(key), cut, recovered, graceHits);
  }

  /** This rotation, the generation before it having been presented once more. */
  public Rotation hit() {
    return new Rotation(at, rotateKey, macKey, cut, recovered, graceHits + 1);
  }
}
