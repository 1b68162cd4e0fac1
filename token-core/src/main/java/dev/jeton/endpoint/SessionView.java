package dev.jeton.endpoint;

import dev.jeton.identity.Authentication;
import dev.jeton.identity.Permission;
import dev.jeton.json.JsonObject;
import dev.jeton.session.Session;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sessions as JSON: what their own subject, or an administrator, may see. Never a secret. */
public final class SessionView {

  private SessionView() {}

  /**
   * Who is logged in, what that allows, who acts if that is another, and the session with its limits;
   * times as in RFC 3339, in UTC.
   */
  public static JsonObject of(Session session) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("subject", session.subject().id().value());
    view.put("roles", List.copyOf(session.subject().roles()));
    view.put(
        "permissions",
        session.subject().permissions().stream().map(Permission::value).toList());
    session.actor().ifPresent(actor -> view.put("actor", actor.value()));
    view.put("trust", session.trust().name());
    view.put("session", times(session));
    return JsonObject.of(view);
  }

  /** One line of a list of sessions; {@code current} tells that it is the one that asks. */
  public static JsonObject listed(Session session, boolean current) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("id", session.id().toString());
    line.put("created_at", session.createdAt().toString());
    line.put("last_seen_at", session.lastSeenAt().toString());
    line.put("client", session.client().label());
    line.put("address", session.client().address());
    session.actor().ifPresent(actor -> line.put("actor", actor.value()));
    line.put("current", current);
    return JsonObject.of(line);
  }

  private static Map<String, Object> times(Session session) {
    Map<String, Object> times = new LinkedHashMap<>();
    times.put("id", session.id().toString());
    times.put("created_at", session.createdAt().toString());
    times.put("last_seen_at", session.lastSeenAt().toString());
    times.put("idle_expires_at", session.idleEndsAt().toString());
    times.put("absolute_expires_at", session.absoluteEndsAt().toString());
    times.put("authentication", authentication(session.authentication()));
    return times;
  }

  private static Map<String, Object> authentication(Authentication latest) {
    Map<String, Object> how = new LinkedHashMap<>();
    how.put("method", latest.method());
    how.put("at", latest.at().toString());
    how.put("level", (long) latest.level());
    return how;
  }
}
