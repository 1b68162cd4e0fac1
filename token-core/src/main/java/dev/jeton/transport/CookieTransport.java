package dev.jeton.transport;

import dev.jeton.cookie.CookiePolicy;
import dev.jeton.cookie.SetCookie;
import dev.jeton.http.Caching;
import dev.jeton.http.HttpExchange;
import dev.jeton.store.SessionRecord;
import dev.jeton.token.IssuedTokens;
import dev.jeton.token.SessionToken;
import java.time.Clock;
import java.util.List;

/**
 * Writes the session cookie on a response, at the moment it is called: there is never more than one
 * line of its name, path and domain, and no cache may keep the response (OWASP ASVS 5.0, 14.3.2).
 * Thread-safe.
 */
public final class CookieTransport {

  private static final String SET_COOKIE = "Set-Cookie";

  private final CookiePolicy policy;
  private final List<CookiePolicy> former;
  private final Clock clock;

  /**
   * @param former cookies of other names, paths or domains: read where none of {@code policy} came,
   *     never written, and forgotten where one of {@code policy} is written or deleted
   * @throws IllegalArgumentException if one of them is the present one
   */
  public CookieTransport(CookiePolicy policy, List<CookiePolicy> former, Clock clock) {
    for (CookiePolicy each : former)
      if (each.delete().concernsSameAs(policy.delete()))
        throw new IllegalArgumentException("the former cookie " + each.name().text()
            + " has the name, path and domain of the present one: leave it out");
    this.policy = policy;
    this.former = List.copyOf(former);
    this.clock = clock;
  }

  /** What {@code exchange} presents. */
  public Presentation read(HttpExchange exchange) {
    Presentation present = Presentation.of(exchange, policy.name());
    if (present.cookieCame()) return present;
    // Never both: whoever can set the one name must not make the other ambiguous.
    return former.stream()
        .map(each -> Presentation.of(exchange, each.name()))
        .filter(Presentation::cookieCame)
        .findFirst()
        .orElse(present);
  }

  /**
   * How many cookies of the present name a browser may send without anybody having tossed one in:
   * one, and one more for every path or domain that it moved from.
   */
  public int mostOfOneName() {
    return 1 + (int) former.stream().filter(this::hasPresentName).count();
  }

  /**
   * Gives {@code issued} to the browser; for as long as the session may last if the session is
   * persistent.
   */
  public void write(HttpExchange exchange, IssuedTokens issued) {
    write(exchange, issued.token(), issued.session());
  }

  /** Gives {@code token}, which opens {@code session}, to the browser as above. */
  public void write(HttpExchange exchange, SessionToken token, SessionRecord session) {
    String value = token.reveal();
    replace(
        exchange,
        session.persistent()
            ? policy.carry(value, clock.instant(), session.absoluteEndsAt())
            : policy.carry(value));
    forgetFormer(exchange);
  }

  /** Makes the browser forget the cookie. */
  public void delete(HttpExchange exchange) {
    replace(exchange, policy.delete());
    forgetFormer(exchange);
  }

  private void forgetFormer(HttpExchange exchange) {
    for (CookiePolicy each : former)
      if (mayBeThere(exchange, each))
        exchange.setResponseHeaders(
            SET_COOKIE, each.delete().placedBeside(exchange.responseHeaders(SET_COOKIE)));
  }

  // Of one name nobody can tell which came, and one of a narrow path is not sent everywhere.
  private boolean mayBeThere(HttpExchange exchange, CookiePolicy former) {
    return hasPresentName(former)
        || !former.delete().forAllPaths()
        || Presentation.of(exchange, former.name()).cookieCame();
  }

  private boolean hasPresentName(CookiePolicy former) {
    return former.name().equals(policy.name());
  }

  private static void replace(HttpExchange exchange, SetCookie cookie) {
    exchange.setResponseHeaders(
        SET_COOKIE, cookie.mergedInto(exchange.responseHeaders(SET_COOKIE)));
    Caching.setsCookie(exchange);
  }
}
