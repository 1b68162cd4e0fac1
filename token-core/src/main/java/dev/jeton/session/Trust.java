package dev.jeton.session;

/**
 * How fresh the answer is that a session is alive and what its subject may do. In rising order; a
 * route states the least it accepts and a caller can only raise it.
 */
public enum Trust {
  /** By the token itself and what this node has heard of ended sessions. */
  LOCAL,
  /** By a copy of the record on this node that is a few seconds old at most. */
  CACHED,
  /** By the primary store, now. */
  AUTHORITATIVE;

  /** Whether an answer of this trust is good enough where {@code least} is asked for. */
  public boolean reaches(Trust least) {
    return compareTo(least) >= 0;
  }
}
