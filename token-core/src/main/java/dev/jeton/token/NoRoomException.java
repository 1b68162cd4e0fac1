package dev.jeton.token;

import java.util.List;

/**
 * A token is longer than what has to carry it: nothing was issued, and no session was opened or
 * changed for it. The application has given its subject more than fits: fewer roles and permissions
 * help, and so do reference tokens, which carry none. Immutable; the message names claims and
 * lengths, never what a claim says.
 */
public final class NoRoomException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  private final int bytes;
  private final int budget;
  private final String[] claims;

  /**
   * @param what is too long, for the message: {@code a session cookie}
   * @param bytes how long it would be
   * @param budget how long it may be
   * @param claims without which it would fit, the longest first
   */
  public NoRoomException(String what, int bytes, int budget, List<String> claims) {
    super(what + " of " + bytes + " bytes is over the " + budget
        + " that it may have, most of all by "
        + String.join(", ", claims)
        + ": give its subject fewer roles and permissions, or issue reference tokens");
    this.bytes = bytes;
    this.budget = budget;
    this.claims = claims.toArray(String[]::new);
  }

  /** How many bytes the carrier would have, all that has to stand in it counted. */
  public int bytes() {
    return bytes;
  }

  /** How many bytes it may have. */
  public int budget() {
    return budget;
  }

  /** The names of the claims without which it would fit, the longest first. */
  public List<String> claims() {
    return List.of(claims);
  }
}
