package dev.jeton;

import dev.jeton.event.RequestInfo;
import dev.jeton.http.HttpExchange;
import dev.jeton.identity.Authentication;
import dev.jeton.identity.Subject;
import dev.jeton.session.EndReason;
import dev.jeton.session.Session;
import dev.jeton.session.Trust;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.StoreException;
import dev.jeton.token.AntiForgeryTokens;
import dev.jeton.token.DownstreamToken;
import dev.jeton.token.IssuedTokens;
import dev.jeton.token.SessionToken;
import dev.jeton.token.Validation;
import dev.jeton.token.Validation.Refusal;
import dev.jeton.token.Validation.Rejected;
import dev.jeton.token.Validation.UnderRevokedKey;
import dev.jeton.token.Validation.Valid;
import dev.jeton.token.jwt.DownstreamTemplate;
import dev.jeton.transport.Presentation;
import java.util.Optional;

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
  // Open to this package's tests, which change a record between its reading and its cut.
  final CurrentSession current;

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
    ShownToken shown = new ShownToken(wiring, exchange, request, presentation, passive);
    this.current = new CurrentSession(wiring, shown, least);
  }

  /**
   * The session, or empty where nobody is logged in; a credential that opens nothing counts as
   * none.
   */
  public Optional<Session> current() {
    return current.session();
  }

  /**
   * The session of a route that demands one.
   *
   * @throws IllegalStateException where there is none: the route did not demand it
   */
  public Session required() {
    return current.required();
  }

  /**
   * The session, known at least as freshly as {@code level}: asks again if it is not, and from then
   * on every answer of this request is that fresh. A level below what the route demands changes
   * nothing.
   *
   * @return empty where nobody is logged in, or no longer
   */
  public Optional<Session> atLeast(Trust level) {
    return current.atLeast(level);
  }

  /** Begins a log-in. Call it <em>before</em> credentials are checked: see {@link LogIn}. */
  public LogIn beginLogIn() {
    return new LogIn(current, wiring, exchange, request);
  }

  /**
   * Puts a fresh token in the place of the present one, so that no copy of that opens the session any
   * more: call it when what the session may do has changed. The browser's cookie is written at once;
   * requests that are on their way with the old one are refused, and after the grace a copy of it ends
   * the session. Access tokens that were issued live on until they expire.
   *
   * @return what a client that keeps its tokens itself must be given; empty where the cookie was
   *     written, and where the session ended meanwhile: then {@link #current} is empty too
   * @throws IllegalStateException where there is no session; a {@link
   *     dev.jeton.token.NoRoomException} where the next JWT has no room in the cookie, and then, as in
   *     the methods below, the session goes on as it was
   */
  public Optional<IssuedTokens> rotate() {
    if (current().isEmpty())
      throw new IllegalStateException("no session to rotate: call beginLogIn first");
    return current.cut(same -> same).filter(issued -> !current.isInCookie());
  }

  /**
   * Notes that the subject has proven again who it is, and puts a fresh token in the place of the
   * present one: a step-up. What was proven counts as recent from then on (OWASP ASVS 5.0, 7.5.1); a
   * level above that of the log-in counts for a while, see {@link SessionTokensBuilder#elevation}.
   * The browser's cookie is written at once. A refresh at the same moment loses nothing of it.
   *
   * @param how the proof, which the caller has checked and which is the session's own subject's
   * @return what a client that keeps its tokens itself must be given; empty where the cookie was
   *     written, and where the session ended meanwhile: then {@link #current} is empty too
   * @throws IllegalStateException where there is no session, or somebody acts for its subject: let
   *     the route demand {@code Access.notImpersonated()}
   */
  public Optional<IssuedTokens> reauthenticate(Authentication how) {
    return new StepUp(current, wiring, request).with(how);
  }

  /** Tells the listener that a proof for {@link #reauthenticate} was not accepted. */
  public void reauthenticationRefused(boolean throttled) {
    new StepUp(current, wiring, request).refused(throttled);
  }

  /**
   * Lets the present subject act for {@code target}, as a log-in over the present session: a session
   * of the target with its rights alone, never the sum, in which the present subject is the {@link
   * Session#actor} (RFC 8693, section 4.1). The present session ends. The new one is as recent and as
   * strong as the proof of who acts, which can't be renewed in it; it lives at most as long as {@link
   * SessionTokensBuilder#impersonation} allows and as the present session would have, and it ends when
   * all sessions of its subject end or all of who acts. Whether he may is for the caller to know.
   *
   * @return what a client that keeps its tokens itself must be given; empty where the cookie was
   *     written, and where the session ended meanwhile: then {@link #current} is empty too
   * @throws IllegalStateException where there is no session, or somebody acts for its subject
   *     already: let the route demand {@code Access.notImpersonated()}
   * @throws IllegalArgumentException if the target is the present subject
   */
  public Optional<IssuedTokens> impersonate(Subject target) {
    return new Impersonation(current, wiring, exchange, request).of(target);
  }

  /**
   * A token by which this application calls a service in the name of the present subject; by the
   * template of this name, see {@link SessionTokensBuilder#downstream}. It can't be taken back, so it
   * is short. A session that is known by its token alone is read from the store first.
   *
   * @return empty where the session ended meanwhile, and where it is another issuer's: for that,
   *     nothing can be promised here
   * @throws IllegalStateException where there is no session
   * @throws IllegalArgumentException if no template has this name
   */
  public Optional<DownstreamToken> tokenFor(String name) {
    DownstreamTemplate template = wiring.downstream().template(name);
    Session known = required();
    return (known.trust().reaches(Trust.CACHED) ? Optional.of(known) : current.fromTheStore())
        .filter(session -> session.trust().reaches(Trust.CACHED))
        .map(session -> wiring.downstream().issue(template, session));
  }

  /**
   * The client's address, as far as the configured proxies vouch for it: what throttling counts by.
   */
  public String sourceAddress() {
    return request.address();
  }

  /**
   * Ends the session if there is one, and in any case makes the browser forget its cookie.
   * Idempotent.
   */
  public void logOut() {
    current.end(EndReason.LOGGED_OUT);
    wiring.forgottenBy(exchange);
  }

  /**
   * The same, and ends the session that {@code refreshToken} refreshes: whoever can go on with a
   * session can end it. A token that was used up and comes back ends its session as at a refresh; one
   * that is good for nothing changes nothing.
   */
  public void logOut(SessionToken refreshToken) {
    current.end(EndReason.LOGGED_OUT);
    Validation found = wiring.refreshTokens().judge(refreshToken);
    if (found instanceof Valid valid) valid.record().ifPresent(this::end);
    if (found instanceof UnderRevokedKey saved) end(saved.session());
    // Nothing was to be opened: that a dead token came is no news.
    if (found instanceof Refusal refusal && !(refusal instanceof Rejected))
      wiring.refused().conclude(refusal, request);
    wiring.forgottenBy(exchange);
  }

  private void end(SessionRecord ended) {
    wiring.control().end(ended.id(), ended.subject().id(), EndReason.LOGGED_OUT);
  }

  /**
   * Ends all sessions of this session's subject, this one included, and makes the browser forget
   * its cookie.
   */
  public void logOutEverywhere() {
    SessionControl sessions = wiring.control();
    current()
        .map(session -> session.subject().id())
        .ifPresent(subject -> sessions.endAll(subject, Optional.empty(), EndReason.LOGGED_OUT));
    current.become(Optional.empty(), false);
    wiring.forgottenBy(exchange);
  }

  /** The sessions of this session's subject, for it to see and end. */
  public OwnSessions ownSessions() {
    return new OwnSessions(current, wiring, exchange);
  }

  /**
   * What proves in later requests that no other site began them, where a client sends neither {@code
   * Sec-Fetch-Site} nor {@code Origin}: to be put into a page and sent back in the header {@link
   * AntiForgeryTokens#HEADER}. It is of no use without the cookie, and void once the session gets
   * another token or ends. Reads the store.
   *
   * @return empty where nobody is logged in, and where the session is another issuer's
   */
  public Optional<String> antiForgeryToken() {
    return new AntiForgery(wiring, current).token();
  }

  /**
   * Why the session is over whose token came: for a route that is open to everybody and tells its
   * visitor. Told only to a client that proves the session to be its own, by its last token, and for
   * as long as the end is remembered, see {@link dev.jeton.store.SessionStore#REMEMBERED_LIFE}; empty
   * for all others, and where the session lives.
   */
  public Optional<EndReason> endedBecause() {
    return current.endedBecause();
  }
}
