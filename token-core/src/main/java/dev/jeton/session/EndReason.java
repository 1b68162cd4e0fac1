package dev.jeton.session;

/** Why a session ended before its time. */
public enum EndReason {
  /** By its own client. */
  LOGGED_OUT,
  /** By a log-in over it. */
  REPLACED,
  /** By its subject from elsewhere, by an administrator or by the application. */
  REVOKED,
  /** By a token that had been used up: somebody has a copy. */
  REUSED,
  /** It had every token that a session can have, more than two thousand million. */
  EXHAUSTED,
  /** By a log-in beyond the number of sessions that its subject may have. */
  EVICTED,
  /** Because its subject may not log in any more. */
  DISABLED,
  /** Its time was over: told to its client, and never how a session was ended. */
  EXPIRED
}
