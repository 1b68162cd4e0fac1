package dev.jeton.endpoint;

import dev.jeton.RequestSession;
import dev.jeton.SessionTokens;
import dev.jeton.access.Access;
import dev.jeton.http.HttpExchange;
import dev.jeton.http.Reply;
import dev.jeton.key.KeyPolicy;

/**
 * {@code GET}, usually at {@code /.well-known/jwks.json}: the public keys by which others verify
 * our JWTs (RFC 7517, section 5), for caches to keep {@link KeyPolicy#JWKS_CACHED_FOR}: a new key is
 * published for longer than that before it signs. Thread-safe.
 */
public final class JwksEndpoint implements Endpoint {

  private final SessionTokens tokens;

  public JwksEndpoint(SessionTokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public Access access() {
    return Access.open();
  }

  @Override
  public Reply handle(HttpExchange exchange, RequestSession session, byte[] body) {
    return Reply.json(200, tokens.jwks())
        .withHeader("Content-Type", "application/jwk-set+json")
        .withHeader("Cache-Control", "public, max-age=" + KeyPolicy.JWKS_CACHED_FOR.toSeconds());
  }
}
