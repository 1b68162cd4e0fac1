package dev.jeton.http;

import dev.jeton.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an endpoint or a refusal answers: a status, header lines, a body. An adapter writes it as it
 * is.
 *
 * <p>{@code Set-Cookie} never stands here: a cookie is written on the exchange at once, before
 * there is a reply. Every factory forbids caching ({@code Cache-Control: no-store}); who wants it
 * says so with {@link #withHeader}. Immutable.
 */
public final class Reply {
  private final int status;
  private final Map<String, List<String>> headers;
  private final byte[] body;

  private Reply(int status, Map<String, List<String>> headers, byte[] body) {
    if (status < 200 || status > 599)
      throw new IllegalArgumentException("status " + status + " is not in 200..599");
    this.status = status;
    this.headers = Collections.unmodifiableMap(headers);
    this.body = body;
  }

  /** A reply with a JSON body, {@code application/json}. */
  public static Reply json(int status, JsonObject body) {
    return new Reply(status, noStore(), body.utf8()).withHeader("Content-Type", "application/json");
  }

  /** A reply with an HTML body in UTF-8. The caller has escaped what others wrote. */
  public static Reply html(int status, String page) {
    return new Reply(status, noStore(), page.getBytes(StandardCharsets.UTF_8))
        .withHeader("Content-Type", "text/html; charset=utf-8");
  }

  /** A reply without a body. */
  public static Reply empty(int status) {
    return new Reply(status, noStore(), new byte[0]);
  }

  /**
   * A reply that sends the client elsewhere.
   *
   * @param status 301, 302, 303, 307 or 308
   * @param location a URI reference (RFC 9110, section 10.2.2) that the caller vouches for, never
   *     one from a request without a check
   */
  public static Reply redirect(int status, String location) {
    if (!List.of(301, 302, 303, 307, 308).contains(status))
      throw new IllegalArgumentException(
          "status " + status + " is no redirect: use 301, 302, 303, 307 or 308");
    if (location.isEmpty()) throw new IllegalArgumentException("a redirect needs a location");
    return empty(status).withHeader("Location", location);
  }

  static Reply bytes(int status, String contentType, byte[] body) {
    return new Reply(status, noStore(), body.clone()).withHeader("Content-Type", contentType);
  }

  /** The status code, 200 to 599. */
  public int status() {
    return status;
  }

  /** All header lines by name, in the order in which they were given; one list element a line. */
  public Map<String, List<String>> headers() {
    return headers;
  }

  /**
   * The values of that header's lines, the name compared without regard to case; empty if absent.
   */
  public List<String> header(String name) {
    return headers.entrySet().stream()
        .filter(line -> line.getKey().equalsIgnoreCase(name))
        .findFirst()
        .map(Map.Entry::getValue)
        .orElse(List.of());
  }

  /** The body, empty if there is none; a copy. */
  public byte[] body() {
    return body.clone();
  }

  /**
   * The same reply with these header lines instead of all that it had of that name; without values
   * the header goes.
   *
   * @throws IllegalArgumentException if the name is no token (RFC 9110, section 5.6.2) or is {@code
   *     Set-Cookie}, or a value has anything but visible ASCII, space and tab
   */
  public Reply withHeader(String name, String... values) {
    demandName(name);
    for (String value : values) demandValue(name, value);
    Map<String, List<String>> next = new LinkedHashMap<>(headers);
    next.keySet().removeIf(name::equalsIgnoreCase);
    if (values.length > 0) next.put(name, List.of(values));
    return new Reply(status, next, body);
  }

  private static Map<String, List<String>> noStore() {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    headers.put("Cache-Control", List.of("no-store"));
    return headers;
  }

  private static void demandName(String name) {
    if (!Tokens.isToken(name))
      throw new IllegalArgumentException("header name " + name + " is no token");
    if (name.equalsIgnoreCase("Set-Cookie"))
      throw new IllegalArgumentException(
          "Set-Cookie never stands in a reply: write it on the exchange");
  }

  // The value is not repeated in the message: it may come from outside, and a line feed would forge
  // a log line.
  private static void demandValue(String name, String value) {
    if (!Tokens.isFieldValue(value))
      throw new IllegalArgumentException(
          "header " + name + " must be visible ASCII, space or tab, without space at its ends");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Reply that
        && status == that.status
        && headers.equals(that.headers)
        && Arrays.equals(body, that.body);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * status + headers.hashCode()) + Arrays.hashCode(body);
  }

  /** Status and header names; a value or the body may carry a token. */
  @Override
  public String toString() {
    return "Reply[" + status + ", " + new ArrayList<>(headers.keySet()) + ", " + body.length
        + " bytes]";
  }
}
