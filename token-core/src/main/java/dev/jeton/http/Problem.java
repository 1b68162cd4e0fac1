package dev.jeton.http;

import dev.jeton.json.JsonObject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A refusal that a client can read: {@code application/problem+json} (RFC 9457, section 3).
 *
 * <p>{@code type} is a stable URN, {@code urn:jeton:problem:} and a name; {@code title} never
 * changes with the occurrence; nothing tells what went on inside. The challenge that a 401 needs is
 * the caller's, by {@link Reply#withHeader} and {@link Challenge}. Immutable.
 */
public final class Problem {
  private static final String URN = "urn:jeton:problem:";
  private static final Set<String> RESERVED = Set.of("type", "title", "status");

  private final Map<String, Object> members;
  private final JsonObject body;
  private final int status;
  private final Map<String, String> headers;

  private Problem(Map<String, Object> members, int status, Map<String, String> headers) {
    this.members = members;
    this.body = JsonObject.of(members);
    this.status = status;
    this.headers = headers;
  }

  /**
   * A problem of another kind than those below.
   *
   * @param name what follows {@code urn:jeton:problem:}: small letters, digits and hyphens
   * @param status 400 to 599
   */
  public static Problem of(String name, int status, String title) {
    if (!name.matches("[a-z][a-z0-9-]*"))
      throw new IllegalArgumentException(
          "problem name " + name + " must be small letters, digits and hyphens");
    if (status < 400 || status > 599)
      throw new IllegalArgumentException("status " + status + " is no error");
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("type", URN + name);
    members.put("title", title);
    members.put("status", status);
    return new Problem(members, status, Map.of());
  }

  /**
   * 401: no credential that lives. One body for none, expired, forged, revoked, unknown and
   * ambiguous.
   */
  public static Problem unauthenticated() {
    return of("unauthenticated", 401, "Authentication is required");
  }

  /**
   * 401: known, but the subject has to prove again who it is (RFC 9470); {@code max_age} tells how
   * many seconds ago that may be and {@code level} how strong it must be, as far as demanded.
   */
  public static Problem insufficientUserAuthentication(
      Optional<Duration> maxAge, OptionalInt level) {
    Problem problem =
        of("insufficient-user-authentication", 401, "A more recent or stronger log-in is required");
    if (maxAge.isPresent()) problem = problem.with("max_age", maxAge.get().toSeconds());
    return level.isPresent() ? problem.with("level", (long) level.getAsInt()) : problem;
  }

  /** 401: the log-in failed. One body for an unknown user and a wrong password. */
  public static Problem logInRefused() {
    return of("log-in-refused", 401, "The log-in was refused");
  }

  /**
   * 401: no registered client is proven. One body for an unknown client and a wrong secret; {@code
   * error} is that of RFC 6749, section 5.2.
   */
  public static Problem invalidClient() {
    return of("invalid-client", 401, "A registered client must prove itself")
        .with("error", "invalid_client");
  }

  /** 403: known, but without the role or permission. */
  public static Problem insufficientScope() {
    return of("insufficient-scope", 403, "A permission is missing");
  }

  /** 403: another site began this request. */
  public static Problem crossSiteRequest() {
    return of("cross-site-request", 403, "Another site began this request");
  }

  /** 403: a session cookie came, and no header that tells which site began the request. */
  public static Problem originMissing() {
    return of("origin-missing", 403, "Nothing tells which site began this request")
        .with(
            "detail",
            "Send the header Origin with the public origin of this server, or X-CSRF-Token.");
  }

  /** 403: an API call over plain HTTP. */
  public static Problem httpsRequired() {
    return of("https-required", 403, "HTTPS is required");
  }

  /**
   * 403: a peer that is no configured proxy says that the client used HTTPS; a redirect would loop.
   */
  public static Problem untrustedProxy() {
    return of("untrusted-proxy", 403, "This server does not trust the proxy in front of it")
        .with("detail", "Add the address of the proxy to the setting trusted-proxy.");
  }

  /** 403: a bearer token was asked for by a browser, where a script would hold it. */
  public static Problem bearerRefusedForBrowsers() {
    return of("bearer-refused-for-browsers", 403, "A browser gets a cookie, no bearer token");
  }

  /**
   * 409: the credentials are good, but the subject has as many sessions as it may have (RFC 9110,
   * section 15.5.10: it can end one and come again).
   */
  public static Problem tooManySessions() {
    return of("too-many-sessions", 409, "There are as many sessions as there may be");
  }

  /**
   * 500: the credentials are good, but what the subject may do has no room in the token that would
   * have to carry it. It takes {@code bytes} of {@code budget}; {@code claims} are the longest.
   */
  public static Problem noRoom(int bytes, int budget, List<String> claims) {
    return of("no-room", 500, "The session has no room in its token")
        .with("bytes", bytes)
        .with("budget", budget)
        .with("claims", claims);
  }

  /** 404: not there, or not for this subject. */
  public static Problem notFound() {
    return of("not-found", 404, "There is nothing here");
  }

  /** 400: a body or parameter that can't be read as what was asked for. */
  public static Problem malformedRequest() {
    return of("malformed-request", 400, "The request is malformed");
  }

  /** 413: a body over the bound. */
  public static Problem contentTooLarge() {
    return of("content-too-large", 413, "The body is too large");
  }

  /** 415: a body of a media type that is not read here. */
  public static Problem unsupportedMediaType() {
    return of("unsupported-media-type", 415, "The media type is not supported");
  }

  /** 429 with {@code Retry-After}: too many failures of one account or source. */
  public static Problem tooManyAttempts(Duration retryAfter) {
    return of("too-many-attempts", 429, "There were too many attempts").retryAfter(retryAfter);
  }

  /** 503 with {@code Retry-After}: the store can't be reached; nobody is logged out. */
  public static Problem storeUnavailable(Duration retryAfter) {
    return of("store-unavailable", 503, "The session store is unavailable").retryAfter(retryAfter);
  }

  /** The URN that names the kind of problem. */
  public String type() {
    return body.text("type").orElseThrow();
  }

  /** The kind of problem in words. */
  public String title() {
    return body.text("title").orElseThrow();
  }

  /** The status code, 400 to 599. */
  public int status() {
    return status;
  }

  /**
   * The same problem with one more member (RFC 9457, section 3.2), {@code detail} and {@code
   * instance} included.
   *
   * @param value as {@link JsonObject#of} takes it; it is read by strangers
   */
  public Problem with(String name, Object value) {
    if (RESERVED.contains(name))
      throw new IllegalArgumentException("member " + name + " belongs to the kind of problem");
    Map<String, Object> next = new LinkedHashMap<>(members);
    next.put(name, value);
    return new Problem(next, status, headers);
  }

  /** The answer: this problem as {@code application/problem+json}, never cached. */
  public Reply reply() {
    Reply reply = Reply.bytes(status, "application/problem+json", body.utf8());
    for (Map.Entry<String, String> header : headers.entrySet())
      reply = reply.withHeader(header.getKey(), header.getValue());
    return reply;
  }

  // Whole seconds (RFC 9110, section 10.2.3), rounded up: who comes back on time must not be
  // refused once more.
  private Problem retryAfter(Duration wait) {
    long seconds = Math.max(1, wait.plusNanos(999_999_999).toSeconds());
    return new Problem(members, status, Map.of("Retry-After", Long.toString(seconds)));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Problem that && body.equals(that.body) && headers.equals(that.headers);
  }

  @Override
  public int hashCode() {
    return body.hashCode();
  }

  @Override
  public String toString() {
    return "Problem[" + type() + ", " + status + "]";
  }
}
