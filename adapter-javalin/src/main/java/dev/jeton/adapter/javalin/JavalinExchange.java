package dev.jeton.adapter.javalin;

import dev.jeton.http.HttpExchange;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Shows a Javalin request and its response as they are. Not thread-safe: belongs to one request.
 */
final class JavalinExchange implements HttpExchange {

  // RFC 9110, section 9.2.1
  private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  private final Context ctx;
  private final HttpServletRequest request;
  private final HttpServletResponse response;

  JavalinExchange(Context ctx) {
    this.ctx = ctx;
    this.request = ctx.req();
    this.response = ctx.res();
  }

  @Override
  public String method() {
    // Javalin routes by X-HTTP-Method-Override, in both directions: a POST can reach a GET route,
    // and a GET a DELETE.
    String sent = request.getMethod().toUpperCase(Locale.ROOT);
    return SAFE_METHODS.contains(sent) ? ctx.method().name().toUpperCase(Locale.ROOT) : sent;
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
    // Jetty drops a header in silence once the response is committed; a lost Set-Cookie is a lost
    // session.
    if (response.isCommitted())
      throw new IllegalStateException(name + " came too late: the response is committed");
    response.setHeader(name, null);
    for (String value : values) response.addHeader(name, value);
  }
}
