package dev.jeton.session;

/**
 * How many sessions a subject may have at once, and what becomes of a log-in beyond (OWASP ASVS 5.0,
 * 7.1.2). Sessions that ended or expired never count. Immutable.
 *
 * @param atMost 1 to 1000, or {@link Integer#MAX_VALUE} for no limit
 * @param refuses whether a log-in beyond is refused; else the oldest sessions end for it
 */
public record SessionLimit(int atMost, boolean refuses) {

  /** As many as there are log-ins. */
  public static final SessionLimit NONE = new SessionLimit(Integer.MAX_VALUE, false);

  private static final int MOST = 1000;

  public SessionLimit {
    boolean limited = atMost != Integer.MAX_VALUE;
    if (atMost < 1 || (limited && atMost > MOST))
      throw new IllegalArgumentException("a limit of " + atMost + " is not within 1 to " + MOST);
  }

  /** A log-in beyond {@code atMost} ends the oldest sessions. */
  public static SessionLimit evictOldest(int atMost) {
    return new SessionLimit(atMost, false);
  }

  /** A log-in beyond {@code atMost} is refused, and may choose a session to end. */
  public static SessionLimit refuse(int atMost) {
    return new SessionLimit(atMost, true);
  }

  /** Whether there is a limit at all. */
  public boolean applies() {
    return atMost != Integer.MAX_VALUE;
  }

  /** How many sessions there are too many beside a new one. */
  public int excess(int others) {
    return (int) Math.max(0, others + 1L - atMost);
  }
}
