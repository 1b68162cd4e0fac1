package dev.jeton;

import static java.util.Objects.requireNonNull;

import dev.jeton.event.RequestInfo;
import dev.jeton.event.SessionEvent;
import dev.jeton.event.SessionEvent.Ended;
import dev.jeton.event.SessionEvent.EndedAll;
import dev.jeton.event.SessionEvent.Rotated;
import dev.jeton.event.SessionEvent.StoreAway;
import dev.jeton.event.SessionEvent.TokenRejected;
import dev.jeton.http.HttpExchange;
import dev.jeton.session.EndReason;
import dev.jeton.session.Rejection;
import dev.jeton.session.Session;
import dev.jeton.session.Trust;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.StoreException;
import dev.jeton.token.IssuedTokens;
import dev.jeton.token.Presented.Carrier;
import dev.jeton.token.TokenIssuer;
import dev.jeton.token.Validation;
import dev.jeton.token.Validation.Refusal;
import dev.jeton.token.Validation.Rejected;
import dev.jeton.token.Validation.UnderRevokedKey;
import dev.jeton.token.Validation.Valid;
import dev.jeton.transport.Presentation;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
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

  private final Wiring wiring;
  private final HttpExchange exchange;
  private final RequestInfo request;
  private final Presentation presentation;
  private final Trust least;
  private final boolean passive;

  private boolean asked;
  private boolean inCookie;

  @Nullable
  private Session current;

  RequestSession(
      Wiring wiring,
      HttpExchange exchange,
      RequestInfo request,
      Presentation presentation,
      Trust least,
      boolean passive) {
    this.wiring = wiring;
    this.exchange = exchange;
    this.request = request;
    this.presentation = presentation;
    this.least = least;
    this.passive = passive;
    this.inCookie = presentation
        .token()
        .filter(presented -> presented.carrier() == Carrier.COOKIE)
        .isPresent();
  }

  /**
   * The session, or empty where nobody is logged in; a credential that opens nothing counts as
   * none.
   */
  public synchronized Optional<Session> current() {
    if (!asked) become(validated(least), inCookie);
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
   * Puts a fresh token in the place of the present one, so that no copy of that opens the session any
   * more: call it when what the session may do has changed. The browser's cookie is written at once;
   * requests that are on their way with the old one are refused, and after the grace a copy of it ends
   * the session. Access tokens that were issued live on until they expire.
   *
   * @return what a client that keeps its tokens itself must be given; empty where the cookie was
   *     written, and where the session ended meanwhile: then {@link #current} is empty too
   * @throws IllegalStateException where there is no session
   */
  public Optional<IssuedTokens> rotate() {
    if (current().isEmpty())
      throw new IllegalStateException("no session to rotate: call beginLogIn first");
    return cut(same -> same).filter(issued -> !inCookie);
  }

  /**
   * Changes the record of the current session and cuts, in one conditional write that no concurrent
   * change can undo; writes the cookie, if the token is in one.
   *
   * @param change from the record as it is to what it shall be besides: its version, generation and
   *     secret stay; asked for again where somebody else was faster
   * @return empty if there is no session, or it ended meanwhile: then {@link #current} is empty too
   */
  Optional<IssuedTokens> cut(UnaryOperator<SessionRecord> change) {
    // A token that was cut off may still be believed at a lower trust: it must not cut.
    if (current().filter(session -> session.trust() != Trust.AUTHORITATIVE).isPresent())
      become(validated(Trust.AUTHORITATIVE), inCookie);
    Optional<IssuedTokens> issued = current()
        .flatMap(session -> wiring.store().find(session.id()))
        .flatMap(record -> issuer(record).cut(record.id(), change));
    issued.ifPresent(this::rotated);
    become(issued.map(tokens -> tokens.session().view(Trust.AUTHORITATIVE)), inCookie);
    return issued;
  }

  private void rotated(IssuedTokens issued) {
    SessionRecord record = issued.session();
    if (inCookie) wiring.cookies().write(exchange, issued);
    tell(new Rotated(record.id(), record.subject().id(), record.generation(), request));
  }

  private TokenIssuer issuer(SessionRecord record) {
    return requireNonNull(wiring.issuers().get(record.kind()));
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
    become(Optional.empty(), false);
    wiring.cookies().delete(exchange);
  }

  void endCurrent(EndReason reason) {
    current().ifPresent(session -> {
      if (wiring.store().end(session.id(), reason))
        tell(new Ended(session.id(), session.subject().id(), reason));
    });
    become(Optional.empty(), false);
  }

  /** The session of the rest of this request, and whether its token is in the cookie. */
  synchronized void become(Optional<Session> next, boolean tokenInCookie) {
    asked = true;
    inCookie = tokenInCookie;
    current = next.orElse(null);
  }

  private Optional<Session> validated(Trust trust) {
    if (!presentation.anythingCame()) return Optional.empty();
    Validation validation = presentation
        .token()
        .map(presented -> wiring.tokens().validate(presented, trust))
        .orElseGet(() -> new Rejected(presentation.fault().orElse(Rejection.MALFORMED)));
    if (validation instanceof Valid valid) return Optional.of(seen(valid));
    if (validation instanceof UnderRevokedKey saved) return cutToANewKey(saved.session());
    if (validation instanceof Refusal refusal) wiring.refused().conclude(refusal, request);
    // Two cookies of one name: somebody put one beside ours. Nothing is opened by either, and the
    // browser drops ours, so that the next log-in heals. In every other case a cookie stays: the
    // next request may be the good one.
    if (presentation.severalCookiesCame()) wiring.cookies().delete(exchange);
    return Optional.empty();
  }

  // Only a cookie can be replaced on the way; whoever holds his token himself logs in anew.
  private Optional<Session> cutToANewKey(SessionRecord record) {
    Optional<IssuedTokens> cut =
        inCookie ? issuer(record).cut(record.id(), same -> same) : Optional.empty();
    cut.ifPresent(this::rotated);
    if (cut.isEmpty()) tell(new TokenRejected(Rejection.FORGED, request));
    return cut.map(tokens -> tokens.session().view(Trust.AUTHORITATIVE));
  }

  private Session seen(Valid valid) {
    valid.renewed().ifPresent(renewed -> wiring.cookies().write(exchange, renewed));
    return valid.record().map(this::touched).orElse(valid.session());
  }

  private Session touched(SessionRecord record) {
    Instant now = wiring.clock().instant();
    if (passive || !record.dueToBeSeen(now)) return record.view(Trust.AUTHORITATIVE);
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
