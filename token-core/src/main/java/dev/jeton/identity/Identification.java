package dev.jeton.identity;

import java.time.Duration;

/** The outcome of an attempt to identify somebody. */
public sealed interface Identification {

  /** It is {@code subject}, proven as {@code how} tells. */
  record Identified(Subject subject, Authentication how) implements Identification {}

  /** Nobody: unknown, wrong or not allowed to log in; which of them is not said. */
  record Unidentified() implements Identification {}

  /**
   * Not looked at, or wrong once too often: try again after {@code retryAfter}, which is positive.
   */
  record Throttled(Duration retryAfter) implements Identification {
    public Throttled {
      if (retryAfter.isNegative() || retryAfter.isZero())
        throw new IllegalArgumentException("retryAfter " + retryAfter + " must be positive");
    }
  }
}
