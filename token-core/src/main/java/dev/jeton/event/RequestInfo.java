package dev.jeton.event;

import dev.jeton.http.HttpExchange;

/**
 * Which request an event is about. Immutable. Holds no query, for people put secrets there, and no
 * control character, for it ends in logs (OWASP ASVS 5.0, 16.4.1).
 *
 * @param method at most 16 characters
 * @param path the raw path, at most 200 characters
 * @param address the client's, as far as the configured proxies vouch for it
 */
public record RequestInfo(String method, String path, String address) {

  private static final int LONGEST_METHOD = 16;
  private static final int LONGEST_PATH = 200;

  public RequestInfo {
    method = Plain.word(method, LONGEST_METHOD);
    path = Plain.word(path.substring(0, endOfPath(path)), LONGEST_PATH);
    address = Plain.word(address, LONGEST_PATH);
  }

  private static int endOfPath(String target) {
    int end = 0;
    while (end < target.length() && "?#;".indexOf(target.charAt(end)) < 0) end++;
    return end;
  }

  /** About this request, from {@code address}. */
  public static RequestInfo of(HttpExchange exchange, String address) {
    return new RequestInfo(exchange.method(), exchange.target(), address);
  }
}
