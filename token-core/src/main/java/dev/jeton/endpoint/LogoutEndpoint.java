package dev.jeton.endpoint;

import dev.jeton.RequestSession;
import dev.jeton.access.Access;
import dev.jeton.http.HttpExchange;
import dev.jeton.http.Reply;

/**
 * {@code POST}: ends the session if there is one and always deletes the cookie. Open and
 * idempotent, so that a client with a dead or ambiguous cookie heals. Answers 303 to the first page
 * for a form, else 204. Thread-safe.
 */
public final class LogoutEndpoint implements Endpoint {

  /** The endpoint; it needs nothing but the session that it is handed. */
  public LogoutEndpoint() {}

  @Override
  public Access access() {
    return Access.open();
  }

  @Override
  public Reply handle(HttpExchange exchange, RequestSession session, byte[] body) {
    session.logOut();
    boolean form = Body.mediaType(exchange).equals("application/x-www-form-urlencoded");
    return form ? Reply.redirect(303, "/") : Reply.empty(204);
  }
}
