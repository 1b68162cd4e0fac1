package dev.jeton.endpoint;

import dev.jeton.RequestSession;
import dev.jeton.SessionTokens;
import dev.jeton.access.Access;
import dev.jeton.endpoint.Body.Fields;
import dev.jeton.endpoint.Body.Unreadable;
import dev.jeton.http.HttpExchange;
import dev.jeton.http.Problem;
import dev.jeton.http.Reply;
import dev.jeton.token.SessionToken;
import dev.jeton.transport.TokenResponse;
import java.util.Optional;

/**
 * {@code POST {"refresh_token"}}: the next pair of tokens, shaped as at log-in (RFC 6749, section
 * 6). The presented refresh token is used up. 401 for any that is not current. Thread-safe.
 */
public final class RefreshEndpoint implements Endpoint {

  private final SessionTokens tokens;

  public RefreshEndpoint(SessionTokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public Access access() {
    return Access.open();
  }

  @Override
  public Reply handle(HttpExchange exchange, RequestSession session, byte[] body) {
    Body read = Body.of(exchange, body);
    if (read instanceof Unreadable unreadable) return unreadable.problem().reply();
    Fields fields = (Fields) read;
    if (fields.form()) return Problem.unsupportedMediaType().reply();
    Optional<SessionToken> presented = fields.text("refresh_token").map(SessionToken::of);
    if (presented.isEmpty()) return Problem.malformedRequest().reply();
    return tokens
        .refresh(exchange, presented.get())
        .map(TokenResponse::of)
        .orElseGet(this::refused);
  }

  private Reply refused() {
    return Problem.unauthenticated()
        .reply()
        .withHeader("WWW-Authenticate", tokens.challenge().invalidToken().headerValue());
  }
}
