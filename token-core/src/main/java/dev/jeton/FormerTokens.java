package dev.jeton;

import dev.jeton.cookie.CookiePolicy;
import dev.jeton.key.KeyRing;
import dev.jeton.token.jwt.JwtProfile;
import java.util.Optional;

/**
 * Tokens that this application issued before it moved to another ring, issuer, audience or prefix.
 * The sessions behind them stay where they are, in the same store. Immutable.
 *
 * @param keys the former ring; its keys vouch for {@code profile} alone
 * @param profile the former issuer, audience and client id
 * @param prefix the former prefix of reference tokens
 * @param cookie the former cookie, where that had another name, path or domain
 */
public record FormerTokens(
    KeyRing keys, JwtProfile profile, String prefix, Optional<CookiePolicy> cookie) {

  /** Tokens of this ring, profile and prefix; whatever did not change is given as it still is. */
  public static FormerTokens of(KeyRing keys, JwtProfile profile, String prefix) {
    return new FormerTokens(keys, profile, prefix, Optional.empty());
  }

  /**
   * In a cookie of another name, path or domain. One of another name is read where none of the
   * present name came. Of one name a browser may send both: then the one counts that opens a session,
   * if it is the only one. It is forgotten once a present one is written or deleted.
   */
  public FormerTokens inCookie(CookiePolicy former) {
    return new FormerTokens(keys, profile, prefix, Optional.of(former));
  }
}
