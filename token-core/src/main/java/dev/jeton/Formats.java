package dev.jeton;

import dev.jeton.cookie.CookiePolicy;
import dev.jeton.event.SessionListener;
import dev.jeton.key.KeyRing;
import dev.jeton.near.RevocationView;
import dev.jeton.session.TokenKind;
import dev.jeton.store.SessionStore;
import dev.jeton.token.NewSessions;
import dev.jeton.token.PresentRights;
import dev.jeton.token.RotationPolicy;
import dev.jeton.token.TokenFormat;
import dev.jeton.token.TokenIssuer;
import dev.jeton.token.TokenRefresher;
import dev.jeton.token.TokenValidator;
import dev.jeton.token.jwt.JwtTokens;
import dev.jeton.token.jwt.SessionJwts;
import dev.jeton.token.reference.PrefixedKeys;
import dev.jeton.token.reference.ReferenceTokens;
import dev.jeton.token.reference.RefreshTokens;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * All tokens that are accepted, in every format: those that are issued now and those of before.
 * Immutable.
 *
 * @param refreshTokens alone
 * @param pairs with access tokens beside them
 */
record Formats(
    ReferenceTokens references,
    SessionJwts cookieJwts,
    RefreshTokens refreshTokens,
    TokenRefresher pairs,
    JwtTokens jwts) {

  static Formats of(
      KeyRing keys,
      Former makes,
      CookiePolicy cookie,
      RevocationView revocations,
      PresentRights rights,
      SessionListener listener,
      Clock clock,
      SecureRandom random,
      RotationPolicy rotation) {
    SessionStore store = revocations.store();
    NewSessions sessions = new NewSessions(store, keys, clock, random, listener);
    List<PrefixedKeys> references = makes.references();
    JwtTokens jwts = new JwtTokens(makes.jwts(), sessions, revocations, clock, rotation);
    RefreshTokens refreshTokens =
        RefreshTokens.of(references, sessions, store, clock, rotation, jwts::paired);
    return new Formats(
        ReferenceTokens.session(references, sessions, revocations, clock, rotation),
        jwts.inCookies(cookie, rights, listener),
        refreshTokens,
        jwts.pairs(refreshTokens, rights),
        jwts);
  }

  /** What comes in cookies and bearer headers. */
  TokenValidator tokens(TokenValidator others) {
    // Others before our access tokens, which call forged what somebody else signed.
    return references.or(cookieJwts).or(others).or(jwts.accessTokens());
  }

  TokenIssuer forBrowsers(TokenFormat wanted) {
    return wanted == TokenFormat.JWT ? cookieJwts : references;
  }

  TokenIssuer forApiClients(TokenFormat wanted) {
    return wanted == TokenFormat.JWT ? pairs : references;
  }

  /** Who cuts what a session's client holds. */
  Map<TokenKind, TokenIssuer> issuers() {
    return Map.of(
        TokenKind.SESSION, references, TokenKind.JWT, cookieJwts, TokenKind.REFRESH, pairs);
  }
}
