package dev.jeton.http;

/**
 * Who sent a request, as far as the connection and the configured proxies vouch for it. Immutable.
 *
 * @param secure whether the client used TLS, to this server or to the outermost of the trusted
 *     proxies
 * @param address the client's IP address in its one spelling (RFC 5952); where it is hidden or
 *     malformed, that of the nearest peer
 * @param forwardedByStranger whether plain HTTP came from a peer that is no configured proxy, yet
 *     says that the client used HTTPS: most likely a proxy that nobody configured, so a redirect to
 *     HTTPS would loop
 */
public record Peer(boolean secure, String address, boolean forwardedByStranger) {

  /**
   * What belongs to one customer of a network: an IPv4 address whole, an IPv6 address without its
   * lower half. Failures are counted by it. One word for all that is no literal.
   */
  public String network() {
    return IpAddress.parse(address).map(IpAddress::network).orElse("elsewhere");
  }
}
