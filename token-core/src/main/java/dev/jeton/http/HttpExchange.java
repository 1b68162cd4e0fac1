package dev.jeton.http;

import java.util.List;

/**
 * The one window through which the core sees HTTP. An adapter implements it; one exchange serves
 * one request.
 *
 * <p>It shows what the wire and the connection say and decides nothing. Not thread-safe: belongs to
 * one request.
 */
public interface HttpExchange {
  /**
   * The request method in upper case, {@code GET}. Where the wire and the router disagree
   * ({@code X-HTTP-Method-Override}), the unsafe one of the two.
   */
  String method();

  /**
   * Whether the peer reached this server over TLS. A {@code Forwarded} header is no concern of an
   * adapter.
   */
  boolean secure();

  /**
   * The raw path and query as they stand in the request line, never decoded: {@code /a%20b?c=d}.
   */
  String target();

  /**
   * The IP address of the peer as a literal, before any {@code Forwarded} header; without port,
   * never a host name.
   */
  String remoteAddress();

  /**
   * The values of all request header lines of that name in wire order, one element a line; empty if
   * absent.
   *
   * @param name compared without regard to case
   */
  List<String> requestHeaders(String name);

  /**
   * The values of all response header lines of that name as they stand now, one element a line;
   * empty if absent.
   *
   * @param name compared without regard to case
   */
  List<String> responseHeaders(String name);

  /**
   * Replaces all response header lines of that name; an empty list removes them. Takes effect at
   * once.
   *
   * @throws IllegalStateException if the response has left: a header that is lost in silence is a
   *     session that is lost
   */
  void setResponseHeaders(String name, List<String> values);
}
