package dev.jeton.token;

import dev.jeton.session.Rejection;
import dev.jeton.session.Reuse;
import dev.jeton.store.SessionRecord;
import dev.jeton.token.Validation.Refusal;
import dev.jeton.token.Validation.Rejected;
import dev.jeton.token.Validation.Reused;
import java.time.Duration;
import java.time.Instant;

/**
 * What a refresh forgives. Immutable.
 *
 * @param grace how long a token that was used up still gets the same answer, 0 to 60 seconds; at
 *     its end it is over. Tabs that race and answers that are repeated fall into it; so does a thief
 *     who is as quick
 * @param recovers whether an answer that was lost, as far as one can see, is replaced once
 */
public record RotationPolicy(Duration grace, boolean recovers) {

  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final Duration USUAL = Duration.ofSeconds(10);
  private static final Duration LEAST_AGE = Duration.ofSeconds(1);

  public RotationPolicy {
    if (grace.isNegative() || grace.compareTo(LONGEST) > 0)
      throw new IllegalArgumentException(
          "a grace of " + grace + " is not within " + Duration.ZERO + " to " + LONGEST);
  }

  /** Ten seconds of grace, and a lost answer is recovered once: what browsers and phones need. */
  public static RotationPolicy graceful() {
    return new RotationPolicy(USUAL, true);
  }

  /** Ten seconds of grace, and whose answer was lost logs in anew. */
  public static RotationPolicy strict() {
    return new RotationPolicy(USUAL, false);
  }

  /** This policy with another grace. */
  public RotationPolicy within(Duration other) {
    return new RotationPolicy(other, recovers);
  }

  /**
   * How old a token is before it is rotated: the grace, but at least a second, so that only two
   * generations are ever within a grace and no client burns generations.
   */
  public Duration leastAge() {
    return grace.compareTo(LEAST_AGE) < 0 ? LEAST_AGE : grace;
  }

  /**
   * What a token of a generation before {@code session}'s gets where the current one was cut: in the
   * grace it may still be on its way, and nothing happens; afterwards it is a copy.
   */
  public Refusal cutOff(SessionRecord session, Instant now) {
    // Cuts have no least age, so within the grace of the latest one cannot tell when an older one
    // was cut off; whoever comes back later is caught then.
    return session.rotation().youngerThan(grace, now)
        ? new Rejected(Rejection.SUPERSEDED)
        : new Reused(session, Reuse.CUT_OFF);
  }
}
