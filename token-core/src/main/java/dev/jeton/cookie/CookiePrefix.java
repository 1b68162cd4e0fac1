package dev.jeton.cookie;

/**
 * What the beginning of a cookie's name makes a browser vouch for (RFC 6265bis, section 4.1.3, and
 * the draft layered-cookies for {@code __Http-} and {@code __Host-Http-}).
 *
 * <p>A name is all that comes back to a server, so the prefix is the only hint of how a cookie was
 * set. Immutable.
 */
public enum CookiePrefix {
  /**
   * No prefix: a browser vouches for nothing, a sibling host or a plain connection may have set the
   * cookie.
   */
  NONE("", false, false),
  /** {@code __Secure-}: set over TLS, sent over TLS. */
  SECURE("__Secure-", false, false),
  /** {@code __Host-}: set by this very host over TLS, for all of its paths. */
  HOST("__Host-", true, false),
  /** {@code __Http-}: set by a response over TLS, never by a script. */
  HTTP("__Http-", false, true),
  /** {@code __Host-Http-}: set by a response of this very host over TLS, never by a script. */
  HOST_HTTP("__Host-Http-", true, true);

  private final String text;
  private final boolean hostOnly;
  private final boolean httpOnly;

  CookiePrefix(String text, boolean hostOnly, boolean httpOnly) {
    this.text = text;
    this.hostOnly = hostOnly;
    this.httpOnly = httpOnly;
  }

  /** The prefix as it begins a name, its hyphen included; empty for {@link #NONE}. */
  public String text() {
    return text;
  }

  /** Whether it demands {@code Secure}; every prefix does. */
  public boolean demandsSecure() {
    return this != NONE;
  }

  /** Whether it demands {@code Path=/} and forbids {@code Domain}. */
  public boolean demandsHostOnly() {
    return hostOnly;
  }

  /** Whether it demands {@code HttpOnly}. */
  public boolean demandsHttpOnly() {
    return httpOnly;
  }

  /** The longest prefix with which the name begins when case is ignored, as browsers match it. */
  static CookiePrefix resembledBy(String name) {
    CookiePrefix longest = NONE;
    for (CookiePrefix prefix : values()) {
      boolean begins = name.regionMatches(true, 0, prefix.text, 0, prefix.text.length());
      if (begins && prefix.text.length() > longest.text.length()) longest = prefix;
    }
    return longest;
  }
}
