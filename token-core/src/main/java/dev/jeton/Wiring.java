package dev.jeton;

import dev.jeton.event.SessionListener;
import dev.jeton.http.BrowserHints;
import dev.jeton.http.HttpExchange;
import dev.jeton.http.TrustedProxies;
import dev.jeton.origin.OriginPolicy;
import dev.jeton.session.Lifetimes;
import dev.jeton.session.SessionLimit;
import dev.jeton.session.TokenKind;
import dev.jeton.store.SessionStore;
import dev.jeton.token.AntiForgeryTokens;
import dev.jeton.token.PresentRights;
import dev.jeton.token.TokenIssuer;
import dev.jeton.token.TokenRefresher;
import dev.jeton.token.TokenValidator;
import dev.jeton.token.jwt.DownstreamTokens;
import dev.jeton.token.jwt.JwtTokens;
import dev.jeton.token.reference.RefreshTokens;
import dev.jeton.transport.CookieTransport;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/**
 * What a built {@link SessionTokens} is made of, for the classes of this package. Immutable.
 *
 * @param store every end that passes through it is known on this node at once
 * @param tokens validates what came in cookies and bearer headers, in every format
 * @param refreshTokens judges refresh tokens by themselves
 * @param pairs issues and exchanges refresh tokens, with access tokens beside them
 * @param issuers who cuts what a session's client holds
 * @param elevation how long the level of a later authentication counts
 * @param impersonation how long a session of somebody who acts for another lives at most
 * @param jwts what JWTs are made of
 * @param downstream issues tokens for services behind this application
 * @param validated counts what opened a session
 * @param local whether requests without TLS are served that don't leave this machine
 * @param antiForgery issues and verifies what proves that no other site began a request
 */
record Wiring(
    SessionStore store,
    TokenValidator tokens,
    RefreshTokens refreshTokens,
    TokenIssuer forBrowsers,
    TokenIssuer forApiClients,
    TokenRefresher pairs,
    Map<TokenKind, TokenIssuer> issuers,
    JwtTokens jwts,
    DownstreamTokens downstream,
    AntiForgeryTokens antiForgery,
    CookieTransport cookies,
    BrowserHints hints,
    OriginPolicy origins,
    TrustedProxies proxies,
    Lifetimes lifetimes,
    Lifetimes rememberedLifetimes,
    Duration elevation,
    Duration impersonation,
    SessionLimit limit,
    PresentRights rights,
    SessionListener listener,
    Refusals refusals,
    Validated validated,
    boolean local,
    Clock clock) {

  Wiring {
    demandMinutesToHours("elevation", elevation);
    demandMinutesToHours("impersonation", impersonation);
  }

  private static void demandMinutesToHours(String name, Duration wanted) {
    Duration shortest = Duration.ofMinutes(1);
    Duration longest = Duration.ofHours(12);
    if (wanted.compareTo(shortest) < 0 || wanted.compareTo(longest) > 0)
      throw new IllegalArgumentException(
          name + " " + wanted + " is not within " + shortest + " to " + longest);
  }

  /** Makes the browser of somebody who has logged out forget. */
  void forgottenBy(HttpExchange exchange) {
    cookies.delete(exchange);
    hints.onLogOut(exchange);
  }

  RefusedTokens refused() {
    return new RefusedTokens(control(), listener);
  }

  SessionControl control() {
    return new SessionControl(store, rights, listener);
  }
}
