package dev.jeton.tck.adapter;

import com.sun.net.httpserver.HttpsExchange;
import dev.jeton.http.HttpExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** The mapping for the JDK's own server, with the faults that a mapping can have. */
final class JdkExchange implements HttpExchange {

  private final com.sun.net.httpserver.HttpExchange exchange;
  private final Set<Fault> faults;

  JdkExchange(com.sun.net.httpserver.HttpExchange exchange, Set<Fault> faults) {
    this.exchange = exchange;
    this.faults = faults;
  }

  @Override
  public String method() {
    List<String> override = requestHeaders("X-HTTP-Method-Override");
    return faults.contains(Fault.BELIEVES_METHOD_OVERRIDES) && !override.isEmpty()
        ? override.get(0)
        : exchange.getRequestMethod();
  }

  @Override
  public boolean secure() {
    return exchange instanceof HttpsExchange
        || (faults.contains(Fault.BELIEVES_FORWARDED)
            && requestHeaders("X-Forwarded-Proto").contains("https"));
  }

  @Override
  public String target() {
    String raw = exchange.getRequestURI().toString();
    return faults.contains(Fault.DECODES_THE_TARGET) ? decoded(raw) : raw;
  }

  @Override
  public String remoteAddress() {
    return exchange.getRemoteAddress().getAddress().getHostAddress();
  }

  @Override
  public List<String> requestHeaders(String name) {
    List<String> lines = exchange.getRequestHeaders().getOrDefault(name, List.of());
    boolean cookies = name.equalsIgnoreCase("Cookie");
    if (cookies && faults.contains(Fault.SEES_ONE_COOKIE_HEADER))
      return lines.stream().limit(1).toList();
    if (cookies && faults.contains(Fault.DECODES_COOKIES))
      return lines.stream().map(JdkExchange::decoded).toList();
    return List.copyOf(lines);
  }

  @Override
  public List<String> responseHeaders(String name) {
    boolean forgotten =
        (faults.contains(Fault.FORGETS_THE_HANDLERS_COOKIES) && name.equalsIgnoreCase("Set-Cookie"))
            || (faults.contains(Fault.FORGETS_THE_HANDLERS_VARY) && name.equalsIgnoreCase("Vary"));
    return forgotten
        ? List.of()
        : List.copyOf(exchange.getResponseHeaders().getOrDefault(name, List.of()));
  }

  @Override
  public void setResponseHeaders(String name, List<String> values) {
    boolean cookie = name.equalsIgnoreCase("Set-Cookie");
    Fault drops = switch (name) {
      case "Set-Cookie" -> Fault.DROPS_SET_COOKIE;
      case "Cache-Control" -> Fault.DROPS_CACHE_CONTROL;
      case "Strict-Transport-Security" -> Fault.DROPS_STRICT_TRANSPORT;
      case "Clear-Site-Data" -> Fault.DROPS_CLEAR_SITE_DATA;
      default -> null;
    };
    if (drops != null && faults.contains(drops)) return;
    if (!cookie || !faults.contains(Fault.ADDS_COOKIES_TWICE))
      exchange.getResponseHeaders().remove(name);
    values.forEach(value -> exchange.getResponseHeaders().add(name, value));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
