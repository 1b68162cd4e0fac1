package dev.jeton.cookie;

import java.time.Instant;

/**
 * How the cookie of an application is named, scoped and protected; it writes the cookie and deletes
 * it.
 *
 * <p>{@link #host} is the one to take. An application can bring its own: since only the policies of
 * this package make a {@link SetCookie}, it chooses among them, and what reaches a browser is a
 * combination that browsers accept. All lines of one policy bear its one name. Thread-safe, and so
 * must be an own one.
 */
public interface CookiePolicy {

  /**
   * The safest form: {@code __Host-<name>; Path=/; Secure; HttpOnly; SameSite=Lax}, no domain (RFC
   * 6265bis, section 4.1.3.2).
   *
   * @param name what follows the prefix, for example {@code session}
   */
  static CookiePolicy host(String name) {
    return builder(CookieName.of(CookiePrefix.HOST, name)).build();
  }

  /**
   * A cookie without prefix and without {@code Secure}, for a developer's own machine without TLS.
   *
   * <p>It travels in the clear, and any plain-HTTP page of the host and any sibling host can
   * overwrite it.
   *
   * @param name the whole name; a prefixed one is refused, for it demands TLS
   */
  static CookiePolicy insecureForLocalDevelopment(String name) {
    return builder(new CookieName(name)).insecurelyWithoutTls().build();
  }

  /**
   * A policy of another form; without further calls {@code Path=/; Secure; HttpOnly; SameSite=Lax}.
   */
  static Builder builder(CookieName name) {
    return new Builder(name);
  }

  /** The one name under which the cookie is written, deleted and looked for. */
  CookieName name();

  /**
   * A cookie that ends with the browser.
   *
   * <p>{@link IllegalArgumentException} if the value is empty, has a character outside cookie-octet
   * (visible ASCII without quotes, commas, semicolons and backslashes), or makes more than 4096
   * bytes together with the name. The message never quotes it.
   */
  SetCookie carry(String value);

  /**
   * A cookie that outlives the browser, until the second of {@code until}; longer than 400 days is
   * cut to 400 days, as browsers would (RFC 6265bis, section 5.5).
   *
   * <p>{@link IllegalArgumentException} if {@code until} is not after {@code now}, or for a value
   * as above.
   */
  SetCookie carry(String value, Instant now, Instant until);

  /**
   * What makes a browser forget the cookie: the same name, path, domain and protection, over since
   * 1970.
   */
  SetCookie delete();

  /** Gathers the attributes of a policy. Not thread-safe: belongs to the one who configures. */
  final class Builder {
    private final CookieName name;
    private String path = "/";
    private String domain = "";
    private SameSite sameSite = SameSite.LAX;
    private boolean partitioned;
    private boolean secure = true;
    private boolean httpOnly = true;
    private boolean prefixed = true;

    private Builder(CookieName name) {
      this.name = name;
    }

    /**
     * For which paths the cookie is sent. An absolute path, at most 1024 bytes of visible ASCII.
     * Default {@code /}. It keeps no secret from other paths of the host (RFC 6265bis, section
     * 8.5).
     */
    public Builder path(String path) {
      this.path = path;
      return this;
    }

    /**
     * Shares the cookie with a domain and all hosts below it. Two or more labels in lower-case
     * ASCII, no dot at either end. Default: none, the host alone. Every one of those hosts can then
     * read and overwrite it.
     */
    public Builder sharedWithDomain(String domain) {
      if (domain.isEmpty())
        throw new IllegalArgumentException("a cookie domain must not be empty: leave the call out");
      this.domain = domain;
      return this;
    }

    /**
     * With which requests the cookie is sent. One of the three. Default Lax. None demands {@code
     * Secure}.
     */
    public Builder sameSite(SameSite sameSite) {
      this.sameSite = sameSite;
      return this;
    }

    /**
     * Keeps one jar for each site that embeds this one ({@code Partitioned}). No value. Default:
     * one jar for all. Demands {@code Secure}.
     */
    public Builder partitioned() {
      this.partitioned = true;
      return this;
    }

    /**
     * Lets scripts of the page read the cookie. No value. Default {@code HttpOnly}. One injected
     * script then carries the session away.
     */
    public Builder insecurelyReadableByScripts() {
      this.httpOnly = false;
      return this;
    }

    /**
     * Allows a name without prefix. No value. Default: refused. A sibling host or a plain-HTTP page
     * can then set a cookie of this name.
     */
    public Builder insecurelyWithoutPrefix() {
      this.prefixed = false;
      return this;
    }

    /**
     * Leaves {@code Secure} out, and with it every prefix. No value. Default: TLS only. The cookie
     * then travels in the clear.
     */
    public Builder insecurelyWithoutTls() {
      this.secure = false;
      this.prefixed = false;
      return this;
    }

    /**
     * The policy.
     *
     * <p>{@link IllegalArgumentException} if path or domain is malformed, or if two choices
     * contradict each other; the message names both.
     */
    public CookiePolicy build() {
      if (prefixed && name.prefix() == CookiePrefix.NONE)
        throw new IllegalArgumentException(
            "cookie " + name.text() + " has no prefix: begin it with __Host-, or with"
                + " __Secure- for a domain or path of its own, or call insecurelyWithoutPrefix()");
      return new FixedCookiePolicy(name, path, domain, secure, httpOnly, sameSite, partitioned);
    }
  }
}
