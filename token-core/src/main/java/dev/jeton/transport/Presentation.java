package dev.jeton.transport;

import dev.jeton.cookie.CookieHeader;
import dev.jeton.cookie.CookieName;
import dev.jeton.http.HttpExchange;
import dev.jeton.session.Rejection;
import dev.jeton.token.Presented;
import dev.jeton.token.Presented.Carrier;
import dev.jeton.token.SessionToken;
import java.util.List;
import java.util.Optional;

/**
 * All credentials that a request presented, from the session cookie and the {@code Authorization}
 * header and from nowhere else: never from a URL, a form or another cookie. Immutable; prints no
 * token.
 */
public final class Presentation {

  private final List<String> cookies;
  private final List<String> authorizations;
  private final int bearers;
  private final Optional<Rejection> fault;
  private final Optional<Presented> token;

  private Presentation(List<String> cookies, List<String> authorizations) {
    this.cookies = cookies;
    this.authorizations = authorizations;
    // Two lines of which one is ours are two credentials, whatever the other is (RFC 6750, section
    // 2).
    this.bearers =
        authorizations.stream().anyMatch(BearerLine::isBearer) ? authorizations.size() : 0;
    Optional<Presented> bearer = bearers == 1
        ? BearerLine.token(authorizations.get(0)).map(found -> new Presented(found, Carrier.BEARER))
        : Optional.empty();
    this.fault = fault(cookies.size() + bearers, bearers == 1 && bearer.isEmpty());
    this.token = fault.isPresent() || !anythingCame()
        ? Optional.empty()
        : bearer.or(
            () -> Optional.of(new Presented(SessionToken.of(cookies.get(0)), Carrier.COOKIE)));
  }

  private static Optional<Rejection> fault(int credentials, boolean misshapen) {
    if (credentials > 1) return Optional.of(Rejection.AMBIGUOUS);
    return misshapen ? Optional.of(Rejection.MALFORMED) : Optional.empty();
  }

  /** What {@code exchange} presents, the cookie being the one called {@code name}. */
  public static Presentation of(HttpExchange exchange, CookieName name) {
    // A cookie without a value is what some clients keep of a deleted one: no credential.
    List<String> cookies = CookieHeader.of(exchange.requestHeaders("Cookie")).values(name).stream()
        .filter(value -> !value.isEmpty())
        .toList();
    return new Presentation(cookies, exchange.requestHeaders("Authorization"));
  }

  /** Whether a session cookie came, whatever it is worth. */
  public boolean cookieCame() {
    return !cookies.isEmpty();
  }

  /** Whether more than one session cookie came: somebody has put one beside ours. */
  public boolean severalCookiesCame() {
    return cookies.size() > 1;
  }

  /**
   * Whether a bearer token came and no session cookie: a request that no browser sends for another
   * site.
   */
  public boolean onlyBearerCame() {
    return cookies.isEmpty() && bearers > 0;
  }

  /** Whether a credential that is meant for us came, good or bad. */
  public boolean anythingCame() {
    return cookieCame() || bearers > 0;
  }

  /**
   * What is wrong before any token is looked at: more than one, or one that no header may carry.
   */
  public Optional<Rejection> fault() {
    return fault;
  }

  /** The one token, where there is exactly one. */
  public Optional<Presented> token() {
    return token;
  }

  /**
   * The tokens of all session cookies, where nothing else came, however many there are: for who can
   * tell which of them is the session's.
   */
  public List<Presented> cookieTokens() {
    if (bearers > 0) return List.of();
    return cookies.stream()
        .distinct()
        .map(value -> new Presented(SessionToken.of(value), Carrier.COOKIE))
        .toList();
  }

  /** What would have come with {@code cookie} as the only session cookie. */
  public Presentation withOnly(Presented cookie) {
    return new Presentation(List.of(cookie.token().reveal()), authorizations);
  }

  @Override
  public String toString() {
    return "Presentation[" + cookies.size() + " cookies, " + authorizations.size()
        + " authorizations]";
  }
}
