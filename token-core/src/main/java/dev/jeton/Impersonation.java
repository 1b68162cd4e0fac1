package dev.jeton;

import dev.jeton.event.RequestInfo;
import dev.jeton.event.SessionEvent.Impersonated;
import dev.jeton.http.HttpExchange;
import dev.jeton.identity.Subject;
import dev.jeton.session.Lifetimes;
import dev.jeton.session.Session;
import dev.jeton.session.Trust;
import dev.jeton.store.SessionRecord;
import dev.jeton.token.IssuedTokens;
import dev.jeton.token.Opening;
import dev.jeton.token.TokenIssuer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The begin of an impersonation, over the session of one request. */
final class Impersonation {

  private final CurrentSession current;
  private final Wiring wiring;
  private final HttpExchange exchange;
  private final RequestInfo request;

  Impersonation(CurrentSession current, Wiring wiring, HttpExchange exchange, RequestInfo request) {
    this.current = current;
    this.wiring = wiring;
    this.exchange = exchange;
    this.request = request;
  }

  Optional<IssuedTokens> of(Subject target) {
    demandOwn(current.required(), target);
    boolean inCookie = current.isInCookie();
    // Before the session of who acts is read: if all of his are ended from here on, this one is
    // too.
    long epoch = wiring.store().epoch();
    Optional<SessionRecord> acting = current.record();
    Optional<IssuedTokens> issued = acting.flatMap(record -> open(record, target, epoch, inCookie));
    if (issued.isEmpty()) {
      current.become(Optional.empty(), inCookie);
      return Optional.empty();
    }
    Session opened = issued.get().session().view(Trust.AUTHORITATIVE);
    current.replacedBy(opened, inCookie);
    if (inCookie) wiring.cookies().write(exchange, issued.get());
    wiring
        .listener()
        .tell(new Impersonated(
            opened.id(), target.id(), acting.orElseThrow().subject().id(), request));
    return issued.filter(tokens -> !inCookie);
  }

  private Optional<IssuedTokens> open(
      SessionRecord acting, Subject target, long epoch, boolean inCookie) {
    TokenIssuer issuer = inCookie ? wiring.forBrowsers() : wiring.forApiClients();
    return issuer
        .issue(new Opening(
            target,
            Optional.of(acting.subject().id()),
            acting.authentications(),
            Clients.of(exchange, request.address()),
            lifetimes(acting),
            false,
            epoch))
        .tokens();
  }

  private Lifetimes lifetimes(SessionRecord acting) {
    Instant now = wiring.clock().instant();
    Duration left = Duration.between(now, acting.absoluteEndsAt());
    Duration absolute = shorter(left, wiring.impersonation());
    // The shortest that there is: a session in its last second gets no more than that.
    Duration atLeast = absolute.toSeconds() < 1 ? Duration.ofSeconds(1) : absolute;
    return new Lifetimes(shorter(acting.lifetimes().idle(), atLeast), atLeast);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  private static void demandOwn(Session present, Subject target) {
    if (present.actor().isPresent())
      throw new IllegalStateException("who acts for " + present.subject().id()
          + " can't act for a third: let the route demand Access.notImpersonated()");
    if (present.subject().id().equals(target.id()))
      throw new IllegalArgumentException(target.id() + " needs nobody to act for itself");
  }
}
