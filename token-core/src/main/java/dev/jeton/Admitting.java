package dev.jeton;

import dev.jeton.Admission.Admitted;
import dev.jeton.Admission.Refused;
import dev.jeton.access.Access;
import dev.jeton.access.Decision;
import dev.jeton.access.Decision.Forbidden;
import dev.jeton.access.Decision.Granted;
import dev.jeton.access.Decision.NotLoggedIn;
import dev.jeton.access.Decision.Stale;
import dev.jeton.event.RequestInfo;
import dev.jeton.event.SessionEvent;
import dev.jeton.event.SessionEvent.AccessDenied;
import dev.jeton.event.SessionEvent.InsecureRefused;
import dev.jeton.event.SessionEvent.UntrustedProxy;
import dev.jeton.http.HttpExchange;
import dev.jeton.http.Loopback;
import dev.jeton.http.Peer;
import dev.jeton.http.Problem;
import dev.jeton.http.Reply;
import dev.jeton.session.Session;
import dev.jeton.store.StoreException;
import dev.jeton.transport.Presentation;
import java.util.Optional;

/**
 * The road of one request: HTTPS, credentials, origin, token, access, in this order. Not
 * thread-safe: belongs to one request.
 */
final class Admitting {

  private final Wiring wiring;
  private final HttpExchange exchange;
  private final Access access;
  private final Peer peer;
  private final RequestInfo request;

  Admitting(Wiring wiring, HttpExchange exchange, Access access) {
    this.wiring = wiring;
    this.exchange = exchange;
    this.access = access;
    this.peer = wiring.proxies().peer(exchange);
    this.request = RequestInfo.of(exchange, peer.address());
  }

  Admission decide() {
    Presentation presentation = wiring.cookies().read(exchange);
    return admission(presentation, session(presentation));
  }

  Optional<Admission> decideAtOnce() {
    Presentation presentation = wiring.cookies().read(exchange);
    RequestSession session = session(presentation);
    return session.current.isAtHand()
        ? Optional.of(admission(presentation, session))
        : Optional.empty();
  }

  private RequestSession session(Presentation presentation) {
    return new RequestSession(
        wiring, exchange, request, presentation, access.trust(), access.isPassive());
  }

  private Admission admission(Presentation presentation, RequestSession session) {
    if (peer.secure()) wiring.hints().onArrival(exchange);
    else if (!wiring.local() || !Loopback.onlyHere(exchange)) return new Refused(insecure());
    try {
      Optional<Problem> foreign =
          new OriginCheck(wiring, exchange, access, request).problem(presentation, session);
      if (foreign.isPresent()) return new Refused(foreign.get().reply());
      // An open route asks for its session when its handler does: it neither waits for the store
      // nor fails with it.
      return access.isOpen() ? new Admitted(session) : decide(session, presentation);
    } catch (StoreException away) {
      return new Refused(storeAway(away));
    }
  }

  Reply storeAway(StoreException away) {
    tell(new SessionEvent.StoreAway(String.valueOf(away.getMessage()), request));
    return wiring.refusals().storeAway();
  }

  private Admission decide(RequestSession session, Presentation presentation) {
    Optional<Session> current = session.current();
    Decision decision = access.decide(current, wiring.clock().instant());
    if (decision instanceof Forbidden forbidden) {
      current.ifPresent(
          denied -> tell(new AccessDenied(denied.id(), denied.subject().id(), request)));
      return new Refused(wiring.refusals().forbidden(forbidden.missing()));
    }
    if (decision instanceof NotLoggedIn)
      return new Refused(wiring.refusals().notLoggedIn(exchange, presentation.anythingCame()));
    if (decision instanceof Stale stale)
      return new Refused(wiring.refusals().stale(exchange, stale));
    if (decision instanceof Granted) return new Admitted(session);
    throw new IllegalStateException("no rule for " + decision);
  }

  private Reply insecure() {
    if (peer.forwardedByStranger()) {
      tell(new UntrustedProxy(exchange.remoteAddress(), request));
      return wiring.refusals().untrustedProxy();
    }
    tell(new InsecureRefused(request));
    // There is no HTTPS to send anybody to.
    if (wiring.local()) return Problem.httpsRequired().reply();
    return wiring.refusals().insecure(exchange);
  }

  private void tell(SessionEvent event) {
    wiring.listener().tell(event);
  }
}
