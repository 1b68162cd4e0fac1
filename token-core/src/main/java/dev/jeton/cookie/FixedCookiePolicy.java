package dev.jeton.cookie;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * A policy whose attributes never change. Whoever holds one holds a combination that browsers
 * accept. Immutable.
 */
record FixedCookiePolicy(
    CookieName name,
    String path,
    String domain,
    boolean secure,
    boolean httpOnly,
    SameSite sameSite,
    boolean partitioned)
    implements CookiePolicy {
  /** Browsers ignore a longer attribute value (RFC 6265bis, section 5.6). */
  private static final int ATTRIBUTE_LIMIT = 1024;

  /** Browsers cut a longer life to this (RFC 6265bis, section 5.5). */
  private static final long LONGEST_SECONDS = 400L * 24 * 60 * 60;

  // Two labels at least: a single one is a public suffix or a bare host, for which browsers refuse
  // or ignore Domain. The last begins with a letter: an IP address has no subdomains.
  private static final Pattern DOMAIN = Pattern.compile(
      "(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?");

  FixedCookiePolicy {
    checkPath(path);
    checkDomain(domain);
    checkPrefix(name, path, domain, secure, httpOnly);
    String text = name.text();
    if (sameSite == SameSite.NONE) demand(secure, text, "SameSite=None", "needs Secure");
    if (partitioned) demand(secure, text, "Partitioned", "needs Secure");
  }

  private static void checkPath(String path) {
    if (!path.startsWith("/"))
      throw new IllegalArgumentException("a cookie path must begin with a slash");
    CookieGrammar.PATH.demand("the cookie path", path);
    if (path.length() > ATTRIBUTE_LIMIT)
      throw new IllegalArgumentException("a cookie path of " + path.length()
          + " bytes is too long: browsers ignore more" + " than " + ATTRIBUTE_LIMIT);
  }

  private static void checkDomain(String domain) {
    if (domain.isEmpty()) return;
    if (domain.length() > 253 || !DOMAIN.matcher(domain).matches())
      throw new IllegalArgumentException(
          "a cookie domain must be a name of two or more labels in lower-case ASCII,"
              + " without a dot at either end: write a.example, or the A-label of an international name");
  }

  private static void checkPrefix(
      CookieName name, String path, String domain, boolean secure, boolean httpOnly) {
    CookiePrefix prefix = name.prefix();
    String text = name.text();
    String because = "the prefix " + prefix.text();
    if (prefix.demandsSecure()) demand(secure, text, because, "needs Secure");
    if (prefix.demandsHttpOnly()) demand(httpOnly, text, because, "needs HttpOnly");
    if (prefix.demandsHostOnly()) {
      demand(domain.isEmpty(), text, because, "forbids Domain=" + domain);
      demand(path.equals("/"), text, because, "needs Path=/ and forbids Path=" + path);
    }
  }

  private static void demand(boolean condition, String name, String oneSide, String otherSide) {
    if (!condition)
      throw new IllegalArgumentException("cookie " + name + ": " + oneSide + " " + otherSide);
  }

  @Override
  public SetCookie carry(String value) {
    return SetCookie.of(this, value);
  }

  @Override
  public SetCookie carry(String value, Instant now, Instant until) {
    // at until itself the cookie is over
    if (!until.isAfter(now))
      throw new IllegalArgumentException("a cookie until " + until + " is over at " + now);
    // Both are cut to whole seconds before they are compared, so that Expires and Max-Age name the
    // same second. At least one, for Max-Age=0 would delete what still lives.
    long wanted = Math.max(1, until.getEpochSecond() - now.getEpochSecond());
    long maxAge = Math.min(LONGEST_SECONDS, wanted);
    return SetCookie.lasting(
        this, value, Instant.ofEpochSecond(now.getEpochSecond() + maxAge), maxAge);
  }

  @Override
  public SetCookie delete() {
    return SetCookie.deleting(this);
  }

  /** The attributes that stand before the lifetime: for which requests the cookie is. */
  String scope() {
    return "; Path=" + path + (domain.isEmpty() ? "" : "; Domain=" + domain);
  }

  /** The attributes that stand after the lifetime: who may see the cookie. */
  String protection() {
    return (secure ? "; Secure" : "")
        + (httpOnly ? "; HttpOnly" : "")
        + "; SameSite=" + sameSite.text()
        + (partitioned ? "; Partitioned" : "");
  }

  @Override
  public String toString() {
    return "CookiePolicy[" + name.text() + scope() + protection() + "]";
  }
}
