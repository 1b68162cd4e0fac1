package dev.jeton.http;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What answers ask of browsers beside the session cookie; nothing, unless the application wants it.
 * A header that the application has set itself stays. Immutable.
 */
public final class BrowserHints {

  private static final BrowserHints NONE = new BrowserHints(Optional.empty(), Optional.empty());
  private static final Duration LONGEST = Duration.ofDays(3650);
  private static final String CLEAR_SITE_DATA = "Clear-Site-Data";
  private static final String STRICT_TRANSPORT_SECURITY = "Strict-Transport-Security";

  private final Optional<String> strictTransport;
  private final Optional<String> clearSiteData;

  private BrowserHints(Optional<String> strictTransport, Optional<String> clearSiteData) {
    this.strictTransport = strictTransport;
    this.clearSiteData = clearSiteData;
  }

  /** No hint at all, the default. */
  public static BrowserHints none() {
    return NONE;
  }

  /**
   * Lets browsers come to this host by HTTPS alone, for this long since their last visit (RFC 6797).
   * OWASP ASVS 5.0, 3.4.1, wants a year. Whole seconds, up to ten years; nought takes it back. A host
   * that stops to speak HTTPS can't be reached by those browsers until it is over.
   */
  public BrowserHints strictTransport(Duration maxAge) {
    return strictTransport(maxAge, "");
  }

  /** The same for all hosts below this one, which then must speak HTTPS too. */
  public BrowserHints strictTransportWithSubdomains(Duration maxAge) {
    return strictTransport(maxAge, "; includeSubDomains");
  }

  private BrowserHints strictTransport(Duration maxAge, String more) {
    if (maxAge.isNegative()
        || maxAge.compareTo(LONGEST) > 0
        || !maxAge.equals(Duration.ofSeconds(maxAge.toSeconds())))
      throw new IllegalArgumentException(
          "strict transport for " + maxAge + " is not within 0 to 3650 days in whole seconds");
    return new BrowserHints(Optional.of("max-age=" + maxAge.toSeconds() + more), clearSiteData);
  }

  /**
   * Lets the browser of whoever logs out forget this as well (OWASP ASVS 5.0, 14.3.1). Cookies are
   * those of the whole registrable domain, so other applications are logged out with this one; and
   * browsers take their time to clear a cache.
   */
  public BrowserHints clearingOnLogOut(SiteData first, SiteData... more) {
    String all = Stream.concat(Stream.of(first), Stream.of(more))
        .distinct()
        .map(each -> "\"" + each.text() + "\"")
        .collect(joining(", "));
    return new BrowserHints(strictTransport, Optional.of(all));
  }

  /** Writes what every answer over TLS says. */
  public void onArrival(HttpExchange exchange) {
    strictTransport.ifPresent(value -> write(exchange, STRICT_TRANSPORT_SECURITY, value));
  }

  /** Writes what the answer to a log-out says. */
  public void onLogOut(HttpExchange exchange) {
    clearSiteData.ifPresent(value -> write(exchange, CLEAR_SITE_DATA, value));
  }

  private static void write(HttpExchange exchange, String name, String value) {
    if (exchange.responseHeaders(name).isEmpty()) exchange.setResponseHeaders(name, List.of(value));
  }

  @Override
  public String toString() {
    return "BrowserHints[" + strictTransport.orElse("-") + ", " + clearSiteData.orElse("-") + "]";
  }
}
