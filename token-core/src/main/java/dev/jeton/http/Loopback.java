package dev.jeton.http;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What never leaves a machine (RFC 1122, section 3.2.1.3; RFC 4291, section 2.5.3; RFC 6761, 6.3). */
public final class Loopback {

  private static final Cidr V4 = Cidr.parse("127.0.0.0/8");
  private static final Cidr V6 = Cidr.parse("::1/128");

  private Loopback() {}

  /** Whether a host, as it stands in a URL, is {@code localhost} or an address of this machine. */
  public static boolean isHost(String host) {
    return host.toLowerCase(Locale.ROOT).equals("localhost") || isAddress(host);
  }

  /**
   * Whether a request came from this machine and was meant for it, by no way round: from an address
   * of its own, to a host of its own, and no proxy says that it is somebody else's. A proxy on the
   * same machine that hides all of that is not noticed.
   */
  public static boolean onlyHere(HttpExchange exchange) {
    List<String> hosts = exchange.requestHeaders("Host");
    return isAddress(exchange.remoteAddress())
        && hosts.size() == 1
        && isHost(hosts.get(0).replaceFirst(":[0-9]{1,5}$", ""))
        && Stream.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "Via")
            .allMatch(name -> exchange.requestHeaders(name).isEmpty());
  }

  private static boolean isAddress(String literal) {
    return TrustedProxies.literal(literal)
        .filter(address -> V4.contains(address) || V6.contains(address))
        .isPresent();
  }
}
