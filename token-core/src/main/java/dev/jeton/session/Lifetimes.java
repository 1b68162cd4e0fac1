package dev.jeton.session;

import java.time.Duration;

/**
 * How long a session lives: {@code idle} since it was last seen and {@code absolute} since it was
 * opened, both enforced by the server whatever a cookie says (OWASP ASVS 5.0, 7.3.1 and 7.3.2).
 * Immutable.
 *
 * @param idle one second to {@code absolute}, whole milliseconds
 * @param absolute at most 400 days, the longest that a browser keeps a cookie (RFC 6265bis, section
 *     5.5)
 */
public record Lifetimes(Duration idle, Duration absolute) {

  // Before the two below, which are checked against them when the class is initialised.
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(400);

  /** 30 minutes idle, 12 hours absolute. */
  public static final Lifetimes DEFAULT =
      new Lifetimes(Duration.ofMinutes(30), Duration.ofHours(12));

  /** For "keep me logged in": 14 days idle, 30 days absolute. */
  public static final Lifetimes REMEMBERED =
      new Lifetimes(Duration.ofDays(14), Duration.ofDays(30));

  /**
   * NIST SP 800-63B-4, section 2.1.3, assurance level 1: 30 days absolute, and no idle limit that is
   * shorter.
   */
  public static final Lifetimes NIST_AAL1 = new Lifetimes(Duration.ofDays(30), Duration.ofDays(30));

  /** NIST SP 800-63B-4, section 2.2.3, assurance level 2: an hour idle, 24 hours absolute. */
  public static final Lifetimes NIST_AAL2 =
      new Lifetimes(Duration.ofHours(1), Duration.ofHours(24));

  /** NIST SP 800-63B-4, section 2.3.3, assurance level 3: 15 minutes idle, 12 hours absolute. */
  public static final Lifetimes NIST_AAL3 =
      new Lifetimes(Duration.ofMinutes(15), Duration.ofHours(12));

  public Lifetimes {
    if (idle.compareTo(SHORTEST) < 0)
      throw new IllegalArgumentException("idle " + idle + " is under " + SHORTEST);
    if (absolute.compareTo(LONGEST) > 0)
      throw new IllegalArgumentException("absolute " + absolute + " is over " + LONGEST);
    if (idle.compareTo(absolute) > 0)
      throw new IllegalArgumentException("idle " + idle + " must not exceed absolute " + absolute);
    idle = Duration.ofMillis(idle.toMillis());
    absolute = Duration.ofMillis(absolute.toMillis());
  }
}
