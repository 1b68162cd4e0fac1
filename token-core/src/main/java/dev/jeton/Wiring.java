package dev.jeton;

import dev.jeton.event.SessionListener;
import dev.jeton.http.TrustedProxies;
import dev.jeton.origin.OriginPolicy;
import dev.jeton.session.Lifetimes;
import dev.jeton.session.TokenKind;
import dev.jeton.store.SessionStore;
import dev.jeton.token.TokenIssuer;
import dev.jeton.token.TokenRefresher;
import dev.jeton.token.TokenValidator;
import dev.jeton.transport.CookieTransport;
import java.time.Clock;
import java.util.Map;

/**
 * What a built {@link SessionTokens} is made of, for the classes of this package. Immutable.
 *
 * @param store every end that passes through it is known on this node at once
 * @param tokens validates what came in cookies and bearer headers, in every format
 * @param refreshTokens validates refresh tokens
 * @param pairs issues and exchanges refresh tokens, with access tokens beside them
 * @param issuers who cuts what a session's client holds
 */
record Wiring(
    SessionStore store,
    TokenValidator tokens,
    TokenValidator refreshTokens,
    TokenIssuer forBrowsers,
    TokenIssuer forApiClients,
    TokenRefresher pairs,
    Map<TokenKind, TokenIssuer> issuers,
    CookieTransport cookies,
    OriginPolicy origins,
    TrustedProxies proxies,
    Lifetimes lifetimes,
    Lifetimes rememberedLifetimes,
    SessionListener listener,
    Refusals refusals,
    Clock clock) {

  RefusedTokens refused() {
    return new RefusedTokens(store, listener);
  }
}
