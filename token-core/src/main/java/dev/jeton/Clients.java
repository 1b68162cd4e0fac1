package dev.jeton;

import dev.jeton.http.HttpExchange;
import dev.jeton.session.ClientInfo;

/**
 * What a list of sessions tells about the client of one: what it calls itself and roughly where it
 * is.
 */
final class Clients {

  private Clients() {}

  static ClientInfo of(HttpExchange exchange, String address) {
    String label = exchange.requestHeaders("User-Agent").stream().findFirst().orElse("");
    return new ClientInfo(label, coarse(address));
  }

  // A full address is personal data that no list needs: of IPv4 the last number is left out, of
  // IPv6 all but the site.
  private static String coarse(String address) {
    if (address.matches("\\d+(\\.\\d+){3}"))
      return address.substring(0, address.lastIndexOf('.')) + ".x";
    String[] groups = address.split(":", -1);
    boolean expanded =
        groups.length > 3 && !groups[0].isEmpty() && !groups[1].isEmpty() && !groups[2].isEmpty();
    return expanded ? groups[0] + ":" + groups[1] + ":" + groups[2] + "::x" : "";
  }
}
