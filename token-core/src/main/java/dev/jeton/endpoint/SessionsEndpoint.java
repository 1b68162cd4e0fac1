package dev.jeton.endpoint;

import dev.jeton.RequestSession;
import dev.jeton.access.Access;
import dev.jeton.http.HttpExchange;
import dev.jeton.http.Problem;
import dev.jeton.http.Reply;
import dev.jeton.json.JsonObject;
import dev.jeton.session.SessionId;
import dev.jeton.session.Trust;
import java.util.List;
import java.util.Map;

/**
 * What somebody can see of his own sessions, and end (OWASP ASVS 5.0, 7.5.2): three routes, made by
 * the three factories. Each demands a session that the store confirms. Somebody who acts for the
 * subject sees and ends them too, for a session is no credential; where that is not wanted, let the
 * route demand {@code Access.notImpersonated()} besides. Thread-safe.
 */
public final class SessionsEndpoint implements Endpoint {

  private enum Part {
    LIST,
    END_ONE,
    END_OTHERS
  }

  private final Part part;

  private SessionsEndpoint(Part part) {
    this.part = part;
  }

  /** {@code GET}: the subject's live sessions, oldest first; {@code current} marks this one. */
  public static SessionsEndpoint list() {
    return new SessionsEndpoint(Part.LIST);
  }

  /**
   * {@code DELETE} of a path whose last segment is a session's id: ends it, 204. 404 where it is not
   * a living session of this subject, whoever's it is; the cookie goes with the present one.
   */
  public static SessionsEndpoint endOne() {
    return new SessionsEndpoint(Part.END_ONE);
  }

  /** {@code DELETE}: ends all of the subject's sessions but this one, 204. */
  public static SessionsEndpoint endOthers() {
    return new SessionsEndpoint(Part.END_OTHERS);
  }

  @Override
  public Access access() {
    return Access.session().trust(Trust.AUTHORITATIVE);
  }

  @Override
  public Reply handle(HttpExchange exchange, RequestSession session, byte[] body) {
    return switch (part) {
      case LIST -> listed(session);
      case END_ONE -> ended(session, lastSegment(exchange.target()));
      case END_OTHERS -> {
        session.ownSessions().endOthers();
        yield Reply.empty(204);
      }
    };
  }

  private static Reply listed(RequestSession asking) {
    SessionId current = asking.required().id();
    List<JsonObject> sessions = asking.ownSessions().list().stream()
        .map(session -> SessionView.listed(session, session.id().equals(current)))
        .toList();
    return Reply.json(200, JsonObject.of(Map.of("sessions", sessions)));
  }

  private static Reply ended(RequestSession asking, String id) {
    return SessionId.parse(id).filter(asking.ownSessions()::end).isPresent()
        ? Reply.empty(204)
        : Problem.notFound().reply();
  }

  // As it stands on the wire: an id has no character that anybody would have to escape.
  private static String lastSegment(String target) {
    String path = target.split("\\?", 2)[0];
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
