package dev.jeton.identity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * One proof of identity: how, when and how strong. Immutable.
 *
 * @param method an authentication method reference of RFC 8176, such as {@code pwd} or {@code otp}
 * @param at when it was proven, to the millisecond; becomes {@code auth_time}
 * @param level the assurance level the application gives it, 1 (lowest) to 9
 * @param levelEndsAt from when on its level counts no more than that of the log-in; empty where it
 *     counts as long as the session, as that of a log-in does
 */
public record Authentication(String method, Instant at, int level, Optional<Instant> levelEndsAt) {

  /** The highest level. */
  public static final int HIGHEST_LEVEL = 9;

  private static final int LONGEST_METHOD = 32;

  public Authentication {
    if (!reference(method))
      throw new IllegalArgumentException(
          "an authentication method is 1 to 32 characters of a-z 0-9 _ -");
    if (level < 1 || level > HIGHEST_LEVEL)
      throw new IllegalArgumentException("level " + level + " is not within 1 to 9");
    at = at.truncatedTo(ChronoUnit.MILLIS);
    levelEndsAt = levelEndsAt.map(end -> end.truncatedTo(ChronoUnit.MILLIS));
  }

  private static boolean reference(String method) {
    if (method.isEmpty() || method.length() > LONGEST_METHOD) return false;
    for (int at = 0; at < method.length(); at++) {
      char c = method.charAt(at);
      boolean fits = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
      if (!fits) return false;
    }
    return true;
  }

  /** A proof whose level counts as long as the session. */
  public Authentication(String method, Instant at, int level) {
    this(method, at, level, Optional.empty());
  }

  /** The same proof, its level counting until {@code end}; at that instant it is over. */
  public Authentication countingUntil(Instant end) {
    return new Authentication(method, at, level, Optional.of(end));
  }

  /** The same proof, or one given now where a clock elsewhere dates it later than {@code now}. */
  public Authentication notAfter(Instant now) {
    return at.isAfter(now) ? new Authentication(method, now, level, levelEndsAt) : this;
  }

  /** Whether its own level still counts. */
  public boolean countsAt(Instant now) {
    return levelEndsAt.isEmpty() || now.isBefore(levelEndsAt.get());
  }
}
