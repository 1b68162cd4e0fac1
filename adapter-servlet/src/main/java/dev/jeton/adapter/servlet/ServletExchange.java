package dev.jeton.adapter.servlet;

import dev.jeton.http.HttpExchange;
import dev.jeton.http.Reply;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A servlet request and its response as the core sees them. Not thread-safe: belongs to one
 * request.
 */
final class ServletExchange implements HttpExchange {

  private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  private final HttpServletRequest request;
  private final HttpServletResponse response;

  ServletExchange(HttpServletRequest request, HttpServletResponse response) {
    this.request = request;
    this.response = response;
  }

  @Override
  public String method() {
    String routed = request.getMethod().toUpperCase(Locale.ROOT);
    String wire = wireMethod().toUpperCase(Locale.ROOT);
    return SAFE_METHODS.contains(routed) ? wire : routed;
  }

  // A filter before ours may have wrapped the request to override its method; what came is what
  // lies inside.
  private String wireMethod() {
    ServletRequest inner = request;
    while (inner instanceof ServletRequestWrapper wrapper) inner = wrapper.getRequest();
    return inner instanceof HttpServletRequest original
        ? original.getMethod()
        : request.getMethod();
  }

  @Override
  public boolean secure() {
    return request.isSecure();
  }

  @Override
  public String target() {
    String query = request.getQueryString();
    return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
  }

  @Override
  public String remoteAddress() {
    return request.getRemoteAddr();
  }

  @Override
  public List<String> requestHeaders(String name) {
    return Collections.list(request.getHeaders(name));
  }

  @Override
  public List<String> responseHeaders(String name) {
    return List.copyOf(response.getHeaders(name));
  }

  @Override
  public void setResponseHeaders(String name, List<String> values) {
    // A container drops headers in silence once the response is committed; a lost Set-Cookie is a
    // lost session.
    if (response.isCommitted())
      throw new IllegalStateException(
          name + " came too late: the response is committed; call before writing the body");
    response.setHeader(name, values.isEmpty() ? null : values.get(0));
    values.stream().skip(1).forEach(value -> response.addHeader(name, value));
  }

  /**
   * Announces that the connection ends with the answer, if the request has a body. Whoever answers
   * without reading all of it must say so (RFC 9112, section 9.3), or the next request of that
   * client meets what is left of this one.
   */
  static void leaveBodyUnread(HttpServletRequest request, HttpServletResponse response) {
    boolean hasBody =
        request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    if (hasBody && request.getProtocol().startsWith("HTTP/1."))
      response.setHeader("Connection", "close");
  }

  /** Writes {@code reply} as it is; what the response has beyond it stays. */
  static void write(HttpServletResponse response, Reply reply) throws IOException {
    response.setStatus(reply.status());
    reply.headers().forEach((name, values) -> {
      response.setHeader(name, values.get(0));
      values.stream().skip(1).forEach(value -> response.addHeader(name, value));
    });
    byte[] body = reply.body();
    if (body.length == 0) return;
    response.setContentLength(body.length);
    try {
      response.getOutputStream().write(body);
    } catch (IllegalStateException writerTaken) {
      // A handler took the writer before its store failed; what it wrote is gone, the writer stays.
      // The body is ASCII.
      response.getWriter().write(new String(body, StandardCharsets.US_ASCII));
    }
  }
}
