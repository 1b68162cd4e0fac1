package dev.jeton.adapter.servlet;

import dev.jeton.endpoint.Endpoint;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** The core's endpoints of one path, one for each method. Thread-safe once it serves. */
final class EndpointServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private final transient Map<String, Endpoint> endpoints = new HashMap<>();

  void add(String method, Endpoint endpoint) {
    endpoints.put(method, endpoint);
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String method = request.getMethod();
    Endpoint asGet = method.equals("HEAD") ? endpoints.get("GET") : null;
    Endpoint endpoint = endpoints.getOrDefault(method, asGet);
    if (endpoint == null) {
      // Reached by a forward: the filter lets no other method pass.
      response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
      return;
    }
    byte[] body = request.getInputStream().readNBytes(Endpoint.MAX_BODY_BYTES + 1);
    if (body.length > Endpoint.MAX_BODY_BYTES) ServletExchange.leaveBodyUnread(request, response);
    ServletExchange exchange = new ServletExchange(request, response);
    ServletExchange.write(
        response, endpoint.handle(exchange, SessionTokenFilter.session(request), body));
  }
}
