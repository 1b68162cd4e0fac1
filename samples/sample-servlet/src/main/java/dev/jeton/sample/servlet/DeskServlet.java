package dev.jeton.sample.servlet;

import dev.jeton.RequestSession;
import dev.jeton.adapter.servlet.SessionTokenFilter;
import dev.jeton.http.Reply;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** A part of the desk as a servlet: what to answer to each method. Thread-safe once it serves. */
final class DeskServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  /** What is answered to one method. */
  @FunctionalInterface
  interface Handler {
    Reply answer(HttpServletRequest request, RequestSession session) throws IOException;
  }

  private final transient Map<String, Handler> handlers = new HashMap<>();

  /** The same servlet, answering this method too. */
  DeskServlet on(String method, Handler handler) {
    handlers.put(method, handler);
    return this;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
    Handler handler = handlers.get(method);
    if (handler == null) {
      response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
      return;
    }
    RequestSession session = SessionTokenFilter.session(request);
    SessionTokenFilter.write(response, handler.answer(request, session));
  }
}
