package dev.jeton.adapter.servlet;

import dev.jeton.tck.adapter.ContractRoute;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** All routes of one path as a servlet that an application could have written. */
final class RouteServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private final transient Map<String, ContractRoute> byMethod = new HashMap<>();

  void add(ContractRoute route) {
    byMethod.put(route.method(), route);
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ContractRoute route =
        byMethod.get(request.getMethod().equals("HEAD") ? "GET" : request.getMethod());
    if (route == null) {
      response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
      return;
    }
    route.ownHeaders().forEach(response::addHeader);
    SessionTokenFilter.write(response, route.answer(SessionTokenFilter.session(request)));
  }
}
