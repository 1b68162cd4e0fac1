package dev.jeton.session;

/**
 * Why a presented token opens nothing. For events and tests: outwardly all of them are the same
 * answer (OWASP ASVS 5.0, 16.5.1).
 */
public enum Rejection {
  /** Not the shape of any token of ours, or too long. */
  MALFORMED,
  /** More than one token in a request (RFC 6750, section 2). */
  AMBIGUOUS,
  /** Well shaped, but its tag or signature is not by a key of ours. */
  FORGED,
  /**
   * Signed by us, but for another purpose, issuer or audience, or with claims that this validator
   * does not accept.
   */
  NOT_FOR_THIS,
  /** Signed by us, but no such session is known any more. */
  UNKNOWN,
  /** Its session lives on under a newer token. */
  SUPERSEDED,
  /**
   * Authentic, but nothing here can tell that its session is still alive with the trust that the
   * route demands.
   */
  UNCONFIRMED,
  /** It was used up and came back: its session is ended for that. */
  REUSED,
  /** Its time is over. */
  EXPIRED,
  /** Its session was ended. */
  ENDED,
  /** It names a state of the session that the store has not reached: the store is behind. */
  STORE_BEHIND
}
