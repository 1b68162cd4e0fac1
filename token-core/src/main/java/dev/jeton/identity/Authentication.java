package dev.jeton.identity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One proof of identity: how, when and how strong. Immutable.
 *
 * @param method an authentication method reference of RFC 8176, such as {@code pwd} or {@code otp}
 * @param at when it was proven, to the millisecond; becomes {@code auth_time}
 * @param level the assurance level the application gives it, 1 (lowest) to 9
 */
public record Authentication(String method, Instant at, int level) {

  public Authentication {
    if (!method.matches("[a-z0-9_-]{1,32}"))
      throw new IllegalArgumentException(
          "an authentication method is 1 to 32 characters of a-z 0-9 _ -");
    if (level < 1 || level > 9)
      throw new IllegalArgumentException("level " + level + " is not within 1 to 9");
    at = at.truncatedTo(ChronoUnit.MILLIS);
  }
}
