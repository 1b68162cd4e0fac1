package dev.jeton.transport;

import dev.jeton.cookie.CookiePolicy;
import dev.jeton.cookie.SetCookie;
import dev.jeton.http.Caching;
import dev.jeton.http.HttpExchange;
import dev.jeton.store.SessionRecord;
import dev.jeton.token.IssuedTokens;
import java.time.Clock;
import java.util.List;

/**
 * Writes the session cookie on a response, at the moment it is called: there is never more than one
 * line of its name, and no cache may keep the response (OWASP ASVS 5.0, 14.3.2). Thread-safe.
 */
public final class CookieTransport {

  private final CookiePolicy policy;
  private final List<CookiePolicy> former;
  private final Clock clock;

  /**
   * @param former cookies of other names: read where none of {@code policy} came, never written
   * @throws IllegalArgumentException if one of them has the present name
   */
  public CookieTransport(CookiePolicy policy, List<CookiePolicy> former, Clock clock) {
    for (CookiePolicy each : former)
      if (each.name().equals(policy.name()))
        throw new IllegalArgumentException(
            "the former cookie " + each.name().text() + " has the present name: leave it out");
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
   * Gives {@code issued} to the browser; for as long as the session may last if the session is
   * persistent.
   */
  public void write(HttpExchange exchange, IssuedTokens issued) {
    String value = issued.token().reveal();
    SessionRecord session = issued.session();
    write(
        exchange,
        session.persistent()
            ? policy.carry(value, clock.instant(), session.absoluteEndsAt())
            : policy.carry(value));
    forgetFormer(exchange);
  }

  /** Makes the browser forget the cookie. */
  public void delete(HttpExchange exchange) {
    write(exchange, policy.delete());
    forgetFormer(exchange);
  }

  private void forgetFormer(HttpExchange exchange) {
    for (CookiePolicy each : former)
      if (Presentation.of(exchange, each.name()).cookieCame()) write(exchange, each.delete());
  }

  private static void write(HttpExchange exchange, SetCookie cookie) {
    exchange.setResponseHeaders(
        "Set-Cookie", cookie.mergedInto(exchange.responseHeaders("Set-Cookie")));
    Caching.setsCookie(exchange);
  }
}
