package dev.jeton;

import dev.jeton.event.RequestInfo;
import dev.jeton.event.SessionEvent;
import dev.jeton.event.SessionEvent.Ended;
import dev.jeton.event.SessionEvent.EndedAll;
import dev.jeton.event.SessionEvent.StoreAway;
import dev.jeton.event.SessionEvent.TokenRejected;
import dev.jeton.http.HttpExchange;
import dev.jeton.session.EndReason;
import dev.jeton.session.Rejection;
import dev.jeton.session.Session;
import dev.jeton.session.Trust;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.StoreException;
import dev.jeton.token.Validation;
import dev.jeton.token.Validation.Rejected;
import dev.jeton.token.Validation.Valid;
import dev.jeton.transport.Presentation;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The session of one request, or its absence, and what a handler can do about it. Cookies are
 * written on the response at the moment a method is called, so call before the response is sent.
 * Every method may throw {@link StoreException}: then nobody was logged in or out, no cookie was
 * written, and adapters answer 503. (What a log-in had begun may be listed until it is idle; its
 * token was given to nobody.)
 *
 * <p>Belongs to one request; its methods may be called from one thread after another.
 */
public final class RequestSession {

  // Last-seen is written at most once in this part of the idle lifetime: a session ends at most a
  // tenth early.
  private static final int TOUCHES_PER_IDLE = 10;

  private final Wiring wiring;
  private final HttpExchange exchange;
  private final RequestInfo request;
  private final Presentation presentation;
  private final Trust least;

  private boolean asked;

  @Nullable
  private Session current;

  RequestSession(
      Wiring wiring,
      HttpExchange exchange,
      RequestInfo request,
      Presentation presentation,
      Trust least) {
    this.wiring = wiring;
    this.exchange = exchange;
    this.request = request;
    this.presentation = presentation;
    this.least = least;
  }

  /**
   * The session, or empty where nobody is logged in; a credential that opens nothing counts as
   * none.
   */
  public synchronized Optional<Session> current() {
    if (!asked) become(validated());
    return Optional.ofNullable(current);
  }

  /**
   * The session of a route that demands one.
   *
   * @throws IllegalStateException where there is none: the route did not demand it
   */
  public Session required() {
    return current()
        .orElseThrow(() ->
            new IllegalStateException("no session: let the route demand one, or ask current()"));
  }

  /** Begins a log-in. Call it <em>before</em> credentials are checked: see {@link LogIn}. */
  public LogIn beginLogIn() {
    return new LogIn(this, wiring, exchange, request);
  }

  /**
   * Ends the session if there is one, and in any case makes the browser forget its cookie.
   * Idempotent.
   */
  public void logOut() {
    endCurrent(EndReason.LOGGED_OUT);
    wiring.cookies().delete(exchange);
  }

  /**
   * Ends all sessions of this session's subject, this one included, and makes the browser forget
   * its cookie.
   */
  public void logOutEverywhere() {
    current().ifPresent(session -> {
      wiring.store().endAll(session.subject().id(), Optional.empty(), EndReason.LOGGED_OUT);
      tell(new EndedAll(session.subject().id(), EndReason.LOGGED_OUT));
    });
    become(Optional.empty());
    wiring.cookies().delete(exchange);
  }

  void endCurrent(EndReason reason) {
    current().ifPresent(session -> {
      if (wiring.store().end(session.id(), reason))
        tell(new Ended(session.id(), session.subject().id(), reason));
    });
    become(Optional.empty());
  }

  synchronized void become(Optional<Session> next) {
    asked = true;
    current = next.orElse(null);
  }

  private Optional<Session> validated() {
    if (!presentation.anythingCame()) return Optional.empty();
    Validation validation = presentation
        .token()
        .map(presented -> wiring.tokens().validate(presented, least))
        .orElseGet(() -> new Rejected(presentation.fault().orElse(Rejection.MALFORMED)));
    if (validation instanceof Valid valid) return Optional.of(seen(valid));
    if (validation instanceof Rejected rejected)
      tell(new TokenRejected(rejected.reason(), request));
    // Two cookies of one name: somebody put one beside ours. Nothing is opened by either, and the
    // browser drops ours, so that the next log-in heals. In every other case a cookie stays: the
    // next request may be the good one.
    if (presentation.severalCookiesCame()) wiring.cookies().delete(exchange);
    return Optional.empty();
  }

  private Session seen(Valid valid) {
    valid.renewed().ifPresent(renewed -> wiring.cookies().write(exchange, renewed));
    return valid.record().map(this::touched).orElse(valid.session());
  }

  private Session touched(SessionRecord record) {
    Instant now = wiring.clock().instant();
    Instant due = record.lastSeenAt().plus(record.lifetimes().idle().dividedBy(TOUCHES_PER_IDLE));
    if (now.isBefore(due)) return record.view(Trust.AUTHORITATIVE);
    try {
      wiring.store().touch(record.id(), now);
      return record.seenAt(now).view(Trust.AUTHORITATIVE);
    } catch (StoreException away) {
      // The record was read, so the session is alive: a store that can't write at the moment logs
      // nobody out.
      tell(new StoreAway(String.valueOf(away.getMessage()), request));
      return record.view(Trust.AUTHORITATIVE);
    }
  }

  private void tell(SessionEvent event) {
    wiring.listener().tell(event);
  }
}
