package dev.jeton.session;

/**
 * Why a token that was used up is taken for a copy in other hands, and its session ended (RFC 9700,
 * section 4.14.2).
 */
public enum Reuse {
  /** At least two newer tokens had been issued. */
  OLDER,
  /** A log-in, a step-up or the application had put a fresh token in its place. */
  CUT_OFF,
  /** Its place had been given to a recovered token: the answer that seemed lost was not. */
  ABANDONED,
  /** It had been recovered once before, and that answer seems lost again. */
  RECOVERED_BEFORE,
  /** The token that took its place was never used, but the policy recovers no lost answers. */
  NOT_RECOVERED
}
