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
import dev.jeton.event.SessionEvent.CrossSiteRefused;
import dev.jeton.event.SessionEvent.InsecureRefused;
import dev.jeton.event.SessionEvent.UntrustedProxy;
import dev.jeton.http.HttpExchange;
import dev.jeton.http.Peer;
import dev.jeton.http.Problem;
import dev.jeton.http.Reply;
import dev.jeton.origin.OriginDecision;
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
    if (!peer.secure()) return new Refused(insecure());
    Presentation presentation = wiring.cookies().read(exchange);
    Optional<Problem> foreign = begunElsewhere(presentation);
    if (foreign.isPresent()) return new Refused(foreign.get().reply());
    RequestSession session = new RequestSession(
        wiring, exchange, request, presentation, access.trust(), access.isPassive());
    // An open route asks for its session when its handler does: it neither waits for the store nor
    // fails with it.
    if (access.isOpen()) return new Admitted(session);
    try {
      return decide(session, presentation);
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
    return wiring.refusals().insecure(exchange);
  }

  private Optional<Problem> begunElsewhere(Presentation presentation) {
    OriginDecision decision = access.isLogIn()
        ? wiring.origins().decideLogIn(exchange, presented(presentation))
        : wiring.origins().decide(exchange, presented(presentation));
    if (!decision.allowed()) tell(new CrossSiteRefused(decision.name(), request));
    return decision.problem();
  }

  private static dev.jeton.origin.Presented presented(Presentation presentation) {
    if (presentation.cookieCame()) return dev.jeton.origin.Presented.COOKIE;
    return presentation.onlyBearerCame()
        ? dev.jeton.origin.Presented.ONLY_AUTHORIZATION
        : dev.jeton.origin.Presented.NOTHING;
  }

  private void tell(SessionEvent event) {
    wiring.listener().tell(event);
  }
}
