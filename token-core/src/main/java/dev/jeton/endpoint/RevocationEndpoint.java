package dev.jeton.endpoint;

import dev.jeton.RequestSession;
import dev.jeton.SessionTokens;
import dev.jeton.TokenControl;
import dev.jeton.access.Access;
import dev.jeton.client.ClientAuthentication;
import dev.jeton.http.HttpExchange;
import dev.jeton.http.Reply;

/**
 * {@code POST} of a form with {@code token}: ends the session behind an access or refresh token, for
 * a registered client (RFC 7009). Always 200 without a body, whatever the token was: an answer that
 * differed would tell which tokens live (section 2.2). {@code token_type_hint} is ignored. 401 for
 * who does not prove to be a client, 429 after too many failures. Thread-safe.
 */
public final class RevocationEndpoint implements Endpoint {

  private final TokenControl control;
  private final ClientAuthentication clients;

  public RevocationEndpoint(SessionTokens tokens, ClientAuthentication clients) {
    this.control = tokens.tokenControl();
    this.clients = clients;
  }

  /** Open: the client proves itself in the request, and no user is logged in there. */
  @Override
  public Access access() {
    return Access.open();
  }

  @Override
  public Reply handle(HttpExchange exchange, RequestSession session, byte[] body) {
    return ClientRequest.answer(control, clients, exchange, body, (client, token) -> {
      control.revoke(client, token);
      return Reply.empty(200);
    });
  }
}
