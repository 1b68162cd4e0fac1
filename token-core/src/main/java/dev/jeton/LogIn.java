package dev.jeton;

import dev.jeton.event.RequestInfo;
import dev.jeton.event.SessionEvent.LogInRefused;
import dev.jeton.event.SessionEvent.LoggedIn;
import dev.jeton.http.HttpExchange;
import dev.jeton.identity.Authentication;
import dev.jeton.identity.Subject;
import dev.jeton.session.ClientInfo;
import dev.jeton.session.EndReason;
import dev.jeton.session.Lifetimes;
import dev.jeton.session.Session;
import dev.jeton.session.Trust;
import dev.jeton.token.IssuedTokens;
import dev.jeton.token.Opening;
import dev.jeton.token.TokenIssuer;
import java.util.Optional;

/**
 * A log-in that has begun. Made before credentials are checked, it notes the store's epoch: if all
 * sessions of the subject are ended while the check goes on, because the account is being disabled,
 * the log-in gets no session.
 *
 * <p>A log-in over an existing session gives a new token and ends the old session (session
 * fixation, OWASP ASVS 5.0, 7.2.4). Not thread-safe: belongs to one request.
 *
 * {@snippet :
 * LogIn logIn = session.beginLogIn();
 * Optional<User> user = users.check(name, password);
 * if (user.isEmpty()) return refused();
 * logIn.withCookie(user.get().subject(), new Authentication("pwd", clock.instant(), 1));
 * }
 */
public final class LogIn {

  private final RequestSession session;
  private final Wiring wiring;
  private final HttpExchange exchange;
  private final RequestInfo request;
  private final long epoch;
  private boolean remembered;

  LogIn(RequestSession session, Wiring wiring, HttpExchange exchange, RequestInfo request) {
    this.session = session;
    this.wiring = wiring;
    this.exchange = exchange;
    this.request = request;
    this.epoch = wiring.store().epoch();
  }

  /**
   * The client's address, as far as the configured proxies vouch for it: what log-in throttling
   * counts by.
   */
  public String sourceAddress() {
    return request.address();
  }

  /**
   * Makes the session outlive the browser, with the longer lifetimes: "keep me logged in". Default
   * no.
   */
  public LogIn remembered(boolean wanted) {
    this.remembered = wanted;
    return this;
  }

  /**
   * Opens a session whose token is a cookie, and writes the cookie.
   *
   * @return empty if all sessions of the subject were ended since the log-in began: refuse it like
   *     wrong credentials
   */
  public Optional<Session> withCookie(Subject subject, Authentication how) {
    Optional<IssuedTokens> issued = open(wiring.forBrowsers(), true, subject, how);
    issued.ifPresent(tokens -> wiring.cookies().write(exchange, tokens));
    return issued.map(tokens -> tokens.session().view(Trust.AUTHORITATIVE));
  }

  /**
   * Opens a session for a client that keeps its tokens itself; no cookie is written. Not for
   * browsers: a token that a script can read is one that an injected script can steal.
   *
   * @return empty as above
   */
  public Optional<IssuedTokens> withBearerTokens(Subject subject, Authentication how) {
    return open(wiring.forApiClients(), false, subject, how);
  }

  /** Tells the listener that the credentials were not accepted. */
  public void refused(boolean throttled) {
    wiring.listener().tell(new LogInRefused(throttled, request));
  }

  private Optional<IssuedTokens> open(
      TokenIssuer issuer, boolean inCookie, Subject subject, Authentication how) {
    Lifetimes lifetimes = remembered ? wiring.rememberedLifetimes() : wiring.lifetimes();
    ClientInfo client = Clients.of(exchange, request.address());
    Authentication proof = how.notAfter(wiring.clock().instant());
    Optional<IssuedTokens> issued =
        issuer.issue(new Opening(subject, proof, client, lifetimes, remembered, epoch));
    issued.ifPresent(tokens -> replaceCurrent(tokens, inCookie, how));
    if (issued.isEmpty()) refused(false);
    return issued;
  }

  private void replaceCurrent(IssuedTokens tokens, boolean inCookie, Authentication how) {
    Session opened = tokens.session().view(Trust.AUTHORITATIVE);
    session.endCurrent(EndReason.REPLACED);
    session.become(Optional.of(opened), inCookie);
    wiring.listener().tell(new LoggedIn(opened.id(), opened.subject().id(), how.method(), request));
  }
}
