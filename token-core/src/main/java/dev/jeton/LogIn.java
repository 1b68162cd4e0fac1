package dev.jeton;

import dev.jeton.event.RequestInfo;
import dev.jeton.event.SessionEvent;
import dev.jeton.event.SessionEvent.Ended;
import dev.jeton.event.SessionEvent.LogInRefused;
import dev.jeton.event.SessionEvent.LoggedIn;
import dev.jeton.http.HttpExchange;
import dev.jeton.identity.Authentication;
import dev.jeton.identity.Subject;
import dev.jeton.identity.SubjectId;
import dev.jeton.session.ClientInfo;
import dev.jeton.session.EndReason;
import dev.jeton.session.Lifetimes;
import dev.jeton.session.Session;
import dev.jeton.session.SessionId;
import dev.jeton.session.Trust;
import dev.jeton.token.Issue;
import dev.jeton.token.Issue.Issued;
import dev.jeton.token.Issue.LimitReached;
import dev.jeton.token.IssuedTokens;
import dev.jeton.token.Opening;
import dev.jeton.token.TokenIssuer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

  private final CurrentSession current;
  private final Wiring wiring;
  private final HttpExchange exchange;
  private final RequestInfo request;
  private final long epoch;
  private final Set<SessionId> chosen = new LinkedHashSet<>();
  private boolean remembered;
  private Optional<List<Session>> atLimit = Optional.empty();

  LogIn(CurrentSession current, Wiring wiring, HttpExchange exchange, RequestInfo request) {
    this.current = current;
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
   * Ends this session too if the log-in succeeds: what somebody chose who had as many as he may
   * have. Of another subject than the one that logs in it is left alone.
   */
  public LogIn ending(SessionId session) {
    chosen.add(session);
    return this;
  }

  /**
   * The sessions of the subject, oldest first, where its log-in was refused because it has as many
   * as it may have: let it choose one to end, and log in again with {@link #ending}. Empty before and
   * in every other case: nobody sees a list who has not proven to be its subject.
   */
  public Optional<List<Session>> atLimit() {
    return atLimit;
  }

  /**
   * Opens a session whose token is a cookie, and writes the cookie.
   *
   * @return empty if the subject has too many sessions, which {@link #atLimit} tells, or if all its
   *     sessions were ended since the log-in began: refuse that like wrong credentials
   * @throws dev.jeton.token.NoRoomException if what the subject may do has no room in a JWT of the
   *     cookie; then nobody was logged in and no session was opened
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
    Opening opening = new Opening(subject, proof, client, lifetimes, remembered, epoch);
    Issue issue = issuer.issue(opening.within(wiring.limit(), replacing()));
    if (issue instanceof Issued done) opened(done, inCookie, how);
    else if (issue instanceof LimitReached) limitReached(subject.id());
    else refused(false);
    return issue.tokens();
  }

  private Set<SessionId> replacing() {
    if (!wiring.limit().applies()) return Set.of();
    Set<SessionId> replacing = new LinkedHashSet<>(chosen);
    current.session().map(Session::id).ifPresent(replacing::add);
    return replacing;
  }

  private void opened(Issued done, boolean inCookie, Authentication how) {
    SubjectId subject = done.issued().session().subject().id();
    done.evicted().forEach(id -> wiring.listener().tell(new Ended(id, subject, EndReason.EVICTED)));
    SessionControl control = wiring.control();
    chosen.forEach(id -> control.end(id, subject));
    replaceCurrent(done.issued(), inCookie, how);
  }

  private void limitReached(SubjectId subject) {
    atLimit = Optional.of(wiring.store().list(subject).stream()
        .map(record -> record.view(Trust.AUTHORITATIVE))
        .toList());
    wiring.listener().tell(new SessionEvent.LimitReached(subject, request));
  }

  private void replaceCurrent(IssuedTokens tokens, boolean inCookie, Authentication how) {
    Session opened = tokens.session().view(Trust.AUTHORITATIVE);
    current.replacedBy(opened, inCookie);
    wiring.listener().tell(new LoggedIn(opened.id(), opened.subject().id(), how.method(), request));
  }
}
