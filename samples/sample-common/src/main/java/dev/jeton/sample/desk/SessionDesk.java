package dev.jeton.sample.desk;

import dev.jeton.RequestSession;
import dev.jeton.SessionControl;
import dev.jeton.access.Access;
import dev.jeton.endpoint.Endpoint;
import dev.jeton.endpoint.SessionView;
import dev.jeton.endpoint.SessionsEndpoint;
import dev.jeton.http.HttpExchange;
import dev.jeton.http.Problem;
import dev.jeton.http.Reply;
import dev.jeton.identity.SubjectId;
import dev.jeton.json.JsonObject;
import dev.jeton.session.SessionId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The routes by which administrators see and end anybody's sessions, and the list of one's own.
 * Thread-safe; all may throw a StoreException.
 */
public final class SessionDesk {

  private final SessionControl sessions;

  public SessionDesk(SessionControl sessions) {
    this.sessions = sessions;
  }

  /**
   * {@code GET /api/admin/sessions?subject=}: the live sessions of a subject; one that nobody has,
   * has none.
   */
  public Reply list(RequestSession asking, Optional<String> subject) {
    Optional<SubjectId> whose = subject.flatMap(SessionDesk::subject);
    if (whose.isEmpty()) return Problem.malformedRequest().reply();
    SessionId current = asking.required().id();
    List<JsonObject> listed = sessions.of(whose.get()).stream()
        .map(session -> SessionView.listed(session, session.id().equals(current)))
        .toList();
    return Reply.json(200, JsonObject.of(Map.of("sessions", listed)));
  }

  /** {@code DELETE /api/admin/sessions/{id}}: ends a session at once. */
  public Reply end(String id) {
    return SessionId.parse(id).filter(sessions::end).isPresent()
        ? Reply.empty(204)
        : Problem.notFound().reply();
  }

  /**
   * {@code GET /api/sessions}: a page asks for it by itself, again and again, so it is no activity of
   * its user.
   */
  public static Endpoint own() {
    Endpoint listed = SessionsEndpoint.list();
    return new Endpoint() {
      @Override
      public Access access() {
        return listed.access().passive();
      }

      @Override
      public Reply handle(HttpExchange exchange, RequestSession session, byte[] body) {
        return listed.handle(exchange, session, body);
      }
    };
  }

  private static Optional<SubjectId> subject(String name) {
    try {
      return Optional.of(SubjectId.of(name));
    } catch (IllegalArgumentException noName) {
      // A client can send any text; what is no name is a malformed request and no error of ours.
      return Optional.empty();
    }
  }
}
