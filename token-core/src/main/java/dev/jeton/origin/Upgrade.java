package dev.jeton.origin;

import dev.jeton.http.HttpExchange;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Whether a request wants to leave HTTP for another protocol (RFC 9110, section 7.8). Thread-safe.
 */
final class Upgrade {
  private Upgrade() {}

  // WebSocket counts without Connection too: a proxy may have eaten that hop-by-hop line, and a
  // lenient server may not miss it.
  static boolean isWanted(HttpExchange exchange) {
    List<String> protocols = elements(exchange, "Upgrade");
    if (protocols.isEmpty()) return false;
    return elements(exchange, "Connection").contains("upgrade")
        || protocols.stream()
            .anyMatch(
                protocol -> protocol.equals("websocket") || protocol.startsWith("websocket/"));
  }

  private static List<String> elements(HttpExchange exchange, String name) {
    return exchange.requestHeaders(name).stream()
        .flatMap(line -> Stream.of(line.toLowerCase(Locale.ROOT).split(",", -1)))
        .map(String::strip)
        .filter(element -> !element.isEmpty())
        .toList();
  }
}
