package dev.jeton;

import dev.jeton.access.Decision.Stale;
import dev.jeton.http.Challenge;
import dev.jeton.http.HttpExchange;
import dev.jeton.http.Navigation;
import dev.jeton.http.Problem;
import dev.jeton.http.Reply;
import dev.jeton.http.ReturnPath;
import java.time.Duration;
import java.util.Set;

/**
 * The answers to requests that may not go on: problem details for programs, a page to go to for
 * people.
 */
final class Refusals {

  private static final Duration COME_BACK_AFTER = Duration.ofSeconds(2);

  private final Challenge challenge;
  private final String publicOrigin;
  private final String logInPage;

  Refusals(String realm, String publicOrigin, String logInPage) {
    // The way back is appended as the query.
    if (logInPage.indexOf('?') >= 0 || ReturnPath.of(logInPage).isEmpty())
      throw new IllegalArgumentException("the log-in page " + logInPage
          + " must be a path of this server without a query, like /login");
    this.challenge = Challenge.bearer(realm);
    this.publicOrigin = publicOrigin;
    this.logInPage = logInPage;
  }

  Challenge challenge() {
    return challenge;
  }

  /**
   * Without a session; {@code credentialCame} decides only whether the challenge has an error code.
   */
  Reply notLoggedIn(HttpExchange exchange, boolean credentialCame) {
    if (Navigation.wantsPage(exchange)) return Reply.redirect(303, wayToLogIn(exchange));
    // RFC 6750, section 3.1: no error code where no credential came.
    Challenge said = credentialCame ? challenge.invalidToken() : challenge;
    return Problem.unauthenticated().reply().withHeader("WWW-Authenticate", said.headerValue());
  }

  /** With a session whose proof of identity is too old or too weak. */
  Reply stale(HttpExchange exchange, Stale stale) {
    if (Navigation.wantsPage(exchange)) return Reply.redirect(303, wayToLogIn(exchange));
    String said =
        challenge.insufficientUserAuthentication(stale.maxAge(), stale.level()).headerValue();
    return Problem.insufficientUserAuthentication(stale.maxAge(), stale.level())
        .reply()
        .withHeader("WWW-Authenticate", said);
  }

  Reply forbidden(Set<String> missing) {
    String said = challenge.insufficientScope(missing).headerValue();
    return Problem.insufficientScope().reply().withHeader("WWW-Authenticate", said);
  }

  /**
   * Over plain HTTP: a page is sent to the public origin, never to what the request calls its host.
   */
  Reply insecure(HttpExchange exchange) {
    if (!Navigation.wantsPage(exchange)) return Problem.httpsRequired().reply();
    // Some servers hand on what no URI may hold: that can't be repeated in a header.
    String target = exchange.target();
    boolean path =
        target.startsWith("/") && target.chars().allMatch(each -> each > ' ' && each <= '~');
    return Reply.redirect(308, publicOrigin + (path ? target : "/"));
  }

  /**
   * Over plain HTTP from a proxy that nobody configured: sent to HTTPS, it would come back the same
   * way.
   */
  Reply untrustedProxy() {
    return Problem.untrustedProxy().reply();
  }

  Reply storeAway() {
    return Problem.storeUnavailable(COME_BACK_AFTER).reply();
  }

  private String wayToLogIn(HttpExchange exchange) {
    return ReturnPath.of(exchange.target()).map(back -> back.after(logInPage)).orElse(logInPage);
  }
}
