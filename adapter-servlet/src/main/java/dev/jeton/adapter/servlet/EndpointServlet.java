package dev.jeton.adapter.servlet;

import dev.jeton.endpoint.Endpoint;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** One of the core's endpoints as a servlet. Thread-safe. */
final class EndpointServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private final String method;
  private final transient Endpoint endpoint;

  EndpointServlet(String method, Endpoint endpoint) {
    this.method = method;
    this.endpoint = endpoint;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean head = request.getMethod().equals("HEAD") && method.equals("GET");
    if (!head && !request.getMethod().equals(method)) {
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
