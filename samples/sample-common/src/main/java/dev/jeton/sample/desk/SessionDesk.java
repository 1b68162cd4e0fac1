package dev.jeton.sample.desk;

import dev.jeton.RequestSession;
import dev.jeton.SessionControl;
import dev.jeton.endpoint.SessionView;
import dev.jeton.http.Problem;
import dev.jeton.http.Reply;
import dev.jeton.identity.SubjectId;
import dev.jeton.json.JsonObject;
import dev.jeton.session.Session;
import dev.jeton.session.SessionId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The routes to see and end sessions, one's own and, for administrators, anybody's. Thread-safe; all
 * may throw a StoreException.
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
    return listed(asking, sessions.of(whose.get()));
  }

  /** {@code DELETE /api/admin/sessions/{id}}: ends a session at once. */
  public Reply end(String id) {
    return SessionId.parse(id).filter(sessions::end).isPresent()
        ? Reply.empty(204)
        : Problem.notFound().reply();
  }

  /** {@code GET /api/sessions}: where the user is logged in. */
  public Reply listOwn(RequestSession asking) {
    return listed(asking, asking.ownSessions().list());
  }

  /** {@code DELETE /api/sessions/{id}}: ends one of them; another user's is not found. */
  public Reply endOwn(RequestSession asking, String id) {
    return SessionId.parse(id).filter(asking.ownSessions()::end).isPresent()
        ? Reply.empty(204)
        : Problem.notFound().reply();
  }

  /** {@code DELETE /api/sessions}: ends all of them but the one that asks. */
  public Reply endOthers(RequestSession asking) {
    asking.ownSessions().endOthers();
    return Reply.empty(204);
  }

  private static Reply listed(RequestSession asking, List<Session> sessions) {
    SessionId current = asking.required().id();
    List<JsonObject> listed = sessions.stream()
        .map(session -> SessionView.listed(session, session.id().equals(current)))
        .toList();
    return Reply.json(200, JsonObject.of(Map.of("sessions", listed)));
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
