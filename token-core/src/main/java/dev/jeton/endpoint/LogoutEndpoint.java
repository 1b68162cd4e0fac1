package dev.jeton.endpoint;

import dev.jeton.RequestSession;
import dev.jeton.access.Access;
import dev.jeton.endpoint.Body.Fields;
import dev.jeton.endpoint.Body.Unreadable;
import dev.jeton.http.HttpExchange;
import dev.jeton.http.Reply;
import dev.jeton.token.SessionToken;

/**
 * {@code POST}: ends the session if there is one and always deletes the cookie. Open and
 * idempotent, so that a client with a dead or ambiguous cookie heals. With a JSON body {@code
 * {"refresh_token"}} it ends the session of that too, so that a client whose access token is over can
 * log out; what the token was good for, the answer does not tell. Answers 303 to the first page for a
 * form, else 204; 400 for JSON that can't be read, so that nobody believes to have ended what goes on.
 * Thread-safe.
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
    String mediaType = Body.mediaType(exchange);
    if (mediaType.equals("application/json") && body.length > 0)
      return json(Body.of(exchange, body), session);
    session.logOut();
    boolean form = mediaType.equals("application/x-www-form-urlencoded");
    return form ? Reply.redirect(303, "/") : Reply.empty(204);
  }

  private static Reply json(Body body, RequestSession session) {
    if (body instanceof Unreadable unreadable) {
      session.logOut();
      return unreadable.problem().reply();
    }
    ((Fields) body)
        .text("refresh_token")
        .map(SessionToken::of)
        .ifPresentOrElse(session::logOut, session::logOut);
    return Reply.empty(204);
  }
}
