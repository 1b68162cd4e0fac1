package dev.jeton;

import dev.jeton.http.HttpExchange;
import dev.jeton.session.Session;
import dev.jeton.session.SessionId;
import java.util.List;
import java.util.Optional;

/**
 * "Where you are logged in": the sessions of whoever sends this request, for him to see and end.
 * Without a session there are none. Belongs to one request; every method may throw {@link
 * dev.jeton.store.StoreException}.
 */
public final class OwnSessions {

  private final CurrentSession current;
  private final SessionControl control;
  private final Wiring wiring;
  private final HttpExchange exchange;

  OwnSessions(CurrentSession current, Wiring wiring, HttpExchange exchange) {
    this.current = current;
    this.control = wiring.control();
    this.wiring = wiring;
    this.exchange = exchange;
  }

  /** Those that are alive, oldest first, this one among them. */
  public List<Session> list() {
    return current.session().map(session -> control.of(session.subject().id())).orElse(List.of());
  }

  /**
   * Ends one of them; if it is this one, the browser forgets its cookie.
   *
   * @return whether it was alive until now; another subject's session is like one that is unknown
   */
  public boolean end(SessionId id) {
    Optional<Session> asking = current.session();
    if (asking.isEmpty()) return false;
    if (!control.end(id, asking.get().subject().id())) return false;
    if (id.equals(asking.get().id())) {
      current.become(Optional.empty(), false);
      wiring.forgottenBy(exchange);
    }
    return true;
  }

  /**
   * Ends all but this one, in one step: after a change of the password, say. A JWT of this session
   * that was issued before is renewed in a cookie, and refused as an access token: its client
   * refreshes.
   */
  public void endOthers() {
    current
        .session()
        .ifPresent(session -> control.endAllBut(session.id(), session.subject().id()));
  }
}
