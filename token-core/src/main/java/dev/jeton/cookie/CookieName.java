package dev.jeton.cookie;

/**
 * The name of a cookie: a token (RFC 9110, section 5.6.2) of at most 4096 characters,
 * case-sensitive.
 *
 * <p>A name that resembles a {@linkplain CookiePrefix prefix} but for its case is refused: browsers
 * hold it to the rules of the prefix, servers that compare exactly do not, and such a gap is what
 * attackers look for. Immutable.
 *
 * @param text the whole name, its prefix included
 */
public record CookieName(String text) {
  /**
   * Checks the name; {@link IllegalArgumentException} if it breaks the grammar or resembles a
   * prefix.
   */
  public CookieName {
    if (text.isEmpty()) throw new IllegalArgumentException("a cookie name must not be empty");
    if (text.length() > SetCookie.PAIR_LIMIT)
      throw new IllegalArgumentException("a cookie name of " + text.length()
          + " bytes is too long: browsers keep at most " + SetCookie.PAIR_LIMIT);
    CookieGrammar.TOKEN.demand("the cookie name", text);
    CookiePrefix prefix = CookiePrefix.resembledBy(text);
    if (!text.startsWith(prefix.text()))
      throw new IllegalArgumentException(text + " resembles the prefix " + prefix.text()
          + " but for its case: write it exactly, or choose another");
    if (prefix != CookiePrefix.NONE && text.length() == prefix.text().length())
      throw new IllegalArgumentException(
          text + " is a prefix and nothing else: append a name to it");
  }

  /**
   * The name that begins with this very prefix and goes on with {@code rest}.
   *
   * <p>{@link IllegalArgumentException} if the whole has another prefix, as {@code HOST} with
   * {@code "Http-id"} would.
   */
  public static CookieName of(CookiePrefix prefix, String rest) {
    CookieName name = new CookieName(prefix.text() + rest);
    if (name.prefix() != prefix)
      throw new IllegalArgumentException(
          name.text + " has the prefix " + name.prefix() + ", not " + prefix);
    return name;
  }

  /** What the name makes a browser vouch for. */
  public CookiePrefix prefix() {
    return CookiePrefix.resembledBy(text);
  }
}
