package dev.jeton;

import dev.jeton.access.Access;
import dev.jeton.event.RequestInfo;
import dev.jeton.event.SessionEvent.CrossSiteRefused;
import dev.jeton.event.SessionEvent.CrossSiteReported;
import dev.jeton.http.HttpExchange;
import dev.jeton.http.Problem;
import dev.jeton.origin.OriginDecision;
import dev.jeton.origin.Presented;
import dev.jeton.token.AntiForgeryTokens;
import dev.jeton.transport.Presentation;
import java.util.List;
import java.util.Optional;

/** Whether another site began one request, and what follows from that. */
final class OriginCheck {

  private final Wiring wiring;
  private final HttpExchange exchange;
  private final Access access;
  private final RequestInfo request;

  OriginCheck(Wiring wiring, HttpExchange exchange, Access access, RequestInfo request) {
    this.wiring = wiring;
    this.exchange = exchange;
    this.access = access;
    this.request = request;
  }

  /**
   * What the client is told; empty if the request may go on. Asks for the session only where nothing
   * but an anti-forgery token can tell.
   */
  Optional<Problem> problem(Presentation presentation, RequestSession session) {
    if (access.isFromAnySite()) return Optional.empty();
    OriginDecision decision = byToken(byHeaders(presentation), session);
    if (decision.allowed()) return Optional.empty();
    if (wiring.origins().reportsOnly()) {
      wiring.listener().tell(new CrossSiteReported(decision.name(), request));
      return Optional.empty();
    }
    wiring.listener().tell(new CrossSiteRefused(decision.name(), request));
    return decision.problem();
  }

  private OriginDecision byHeaders(Presentation presentation) {
    return access.isLogIn()
        ? wiring.origins().decideLogIn(exchange, presented(presentation))
        : wiring.origins().decide(exchange, presented(presentation));
  }

  // A token is no excuse for an origin that is known to be another.
  private OriginDecision byToken(OriginDecision byHeaders, RequestSession session) {
    List<String> tokens = exchange.requestHeaders(AntiForgeryTokens.HEADER);
    if (byHeaders != OriginDecision.NO_EVIDENCE || tokens.isEmpty()) return byHeaders;
    boolean proven =
        tokens.size() == 1 && new AntiForgery(wiring, session.current).proven(tokens.get(0));
    return proven ? OriginDecision.ALLOWED_BY_TOKEN : OriginDecision.WRONG_TOKEN;
  }

  private static Presented presented(Presentation presentation) {
    if (presentation.cookieCame()) return Presented.COOKIE;
    return presentation.onlyBearerCame() ? Presented.ONLY_AUTHORIZATION : Presented.NOTHING;
  }
}
