package dev.jeton.cookie;

/**
 * Whether a browser sends a cookie along with requests that another site begins (RFC 6265bis,
 * section 4.1.2.7).
 *
 * <p>It is always written, since browsers disagree about what its absence means, and it is a second
 * line of defence only (section 8.8.1): what refuses foreign requests is the origin policy.
 * Immutable.
 */
public enum SameSite {
  /**
   * Sent with requests of the own site only; a visitor who follows a link from elsewhere arrives
   * without it.
   */
  STRICT("Strict"),
  /**
   * Sent with requests of the own site, and when a visitor navigates here from elsewhere by a safe
   * method.
   */
  LAX("Lax"),
  /** Sent with every request; browsers accept it together with {@code Secure} only. */
  NONE("None");

  private final String text;

  SameSite(String text) {
    this.text = text;
  }

  /** The value as it stands on the wire. */
  public String text() {
    return text;
  }
}
