package dev.jeton.http;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What caches may do with an answer that depends on who asked: nothing, unless the application says
 * otherwise (RFC 9111, sections 4.1 and 5.2.2.5; OWASP ASVS 5.0, 14.3.2).
 */
public final class Caching {

  private static final String CACHE_CONTROL = "Cache-Control";
  private static final String SET_COOKIE = "Set-Cookie";
  private static final String VARY = "Vary";
  private static final List<String> NO_STORE = List.of("no-store");
  private static final List<String> CREDENTIALS = List.of("Cookie", "Authorization");
  private static final List<String> ON_CREDENTIALS = varying(List.of(), CREDENTIALS);

  private Caching() {}

  /**
   * Keeps the answer out of caches, unless it says already what caches may do with it, and tells
   * those that keep it nevertheless that it is for these credentials alone. A response that has left
   * stays as it is.
   */
  public static void dependsOnWhoAsks(HttpExchange exchange) {
    try {
      vary(exchange);
      if (exchange.responseHeaders(CACHE_CONTROL).isEmpty())
        exchange.setResponseHeaders(CACHE_CONTROL, NO_STORE);
    } catch (IllegalStateException left) {
      // What has left before anybody asked does not depend on who asks. Of a cookie that would come
      // too late its writer hears.
      return;
    }
  }

  /** The same for an answer that sets a cookie, whatever it says itself. */
  public static void setsCookie(HttpExchange exchange) {
    vary(exchange);
    exchange.setResponseHeaders(CACHE_CONTROL, NO_STORE);
  }

  private static void vary(HttpExchange exchange) {
    List<String> present = exchange.responseHeaders(VARY);
    exchange.setResponseHeaders(
        VARY, present.isEmpty() ? ON_CREDENTIALS : varying(present, CREDENTIALS));
  }

  /**
   * The lines of the header {@code name} in a response for which {@code ours} had to wait until the
   * handler's own were there. {@code Vary} and {@code Set-Cookie} are both; about caches the handler
   * has the last word, unless the response sets a cookie of ours; about everything else we have it.
   *
   * @param handlers the lines that the handler gave that header
   * @param ours every header that waited, by its name in any case
   */
  public static List<String> joined(
      String name, List<String> handlers, Map<String, List<String>> ours) {
    List<String> waited = lines(ours, name);
    if (handlers.isEmpty()) return waited;
    if (name.equalsIgnoreCase(VARY)) return varying(handlers, waited);
    if (name.equalsIgnoreCase(SET_COOKIE))
      return Stream.concat(handlers.stream(), waited.stream()).toList();
    if (name.equalsIgnoreCase(CACHE_CONTROL) && lines(ours, SET_COOKIE).isEmpty()) return handlers;
    return waited;
  }

  private static List<String> lines(Map<String, List<String>> headers, String name) {
    return headers.entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .flatMap(header -> header.getValue().stream())
        .toList();
  }

  /** One line of all field names, each once; the asterisk says all that there is to say. */
  private static List<String> varying(List<String> present, List<String> added) {
    Set<String> known = new LinkedHashSet<>();
    Set<String> names = new LinkedHashSet<>();
    for (List<String> lines : List.of(present, added))
      for (String line : lines)
        for (String name : line.split(",", -1))
          if (!name.isBlank() && known.add(name.strip().toLowerCase(Locale.ROOT)))
            names.add(name.strip());
    return List.of(known.contains("*") ? "*" : String.join(", ", names));
  }
}
