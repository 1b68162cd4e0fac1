package dev.jeton.transport;

import dev.jeton.cookie.CookiePolicy;
import dev.jeton.cookie.SetCookie;
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
  private final Clock clock;

  public CookieTransport(CookiePolicy policy, Clock clock) {
    this.policy = policy;
    this.clock = clock;
  }

  /** What {@code exchange} presents. */
  public Presentation read(HttpExchange exchange) {
    return Presentation.of(exchange, policy.name());
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
  }

  /** Makes the browser forget the cookie. */
  public void delete(HttpExchange exchange) {
    write(exchange, policy.delete());
  }

  private static void write(HttpExchange exchange, SetCookie cookie) {
    exchange.setResponseHeaders(
        "Set-Cookie", cookie.mergedInto(exchange.responseHeaders("Set-Cookie")));
    exchange.setResponseHeaders("Cache-Control", List.of("no-store"));
  }
}
