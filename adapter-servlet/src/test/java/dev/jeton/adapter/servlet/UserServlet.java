package dev.jeton.adapter.servlet;

import dev.jeton.RequestSession;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Does with its request what servlets do with users, by the last part of the path. */
final class UserServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    if (request.getDispatcherType() == DispatcherType.INCLUDE) {
      show(request, response);
      return;
    }
    String path = request.getServletPath();
    switch (path.substring(path.lastIndexOf('/') + 1)) {
      case "forward" -> request.getRequestDispatcher("/user/shown").forward(request, response);
      case "include" -> request.getRequestDispatcher("/user/shown").include(request, response);
      case "logout" -> logOut(request, response);
      case "login" -> logIn(request, response);
      case "authenticate" -> authenticate(request, response);
      case "async" -> inAnotherThread(request);
      case "dispatch" -> dispatch(request, response);
      case "late" -> late(request, response);
      case "wrapped" -> wrapFailure(request);
      case "half" -> half(request, response);
      default -> show(request, response);
    }
  }

  private static void show(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String principal = Optional.ofNullable(request.getUserPrincipal())
        .map(java.security.Principal::getName)
        .orElse("nobody");
    response
        .getWriter()
        .print(String.join(
            " ",
            principal,
            String.valueOf(request.getRemoteUser()),
            String.valueOf(request.getAuthType()),
            "clerk:" + request.isUserInRole("clerk"),
            "admin:" + request.isUserInRole("admin"),
            "*:" + request.isUserInRole("*"),
            "**:" + request.isUserInRole("**")));
  }

  private static void logOut(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    response.addCookie(new Cookie("theme", "dark"));
    request.logout();
    show(request, response);
  }

  private static void logIn(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      request.login("alice", "ecila");
    } catch (ServletException refused) {
      response.getWriter().print(refused.getMessage());
    }
  }

  private static void authenticate(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    if (request.authenticate(response)) show(request, response);
  }

  private static void inAnotherThread(HttpServletRequest request) {
    AsyncContext later = request.startAsync();
    later.start(() -> {
      try {
        show((HttpServletRequest) later.getRequest(), (HttpServletResponse) later.getResponse());
      } catch (IOException cause) {
        throw new UncheckedIOException(cause);
      } finally {
        later.complete();
      }
    });
  }

  private static void dispatch(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getDispatcherType() == DispatcherType.ASYNC) show(request, response);
    else request.startAsync().dispatch();
  }

  private static void late(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    RequestSession session = SessionTokenFilter.session(request);
    response.getWriter().print("on its way: ");
    response.flushBuffer();
    try {
      session.logOut();
    } catch (IllegalStateException tooLate) {
      response.getWriter().print(tooLate.getMessage());
    }
  }

  private static void wrapFailure(HttpServletRequest request) throws ServletException {
    try {
      SessionTokenFilter.session(request).current();
    } catch (RuntimeException failure) {
      throw new ServletException("as frameworks do", failure);
    }
  }

  private static void half(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.getWriter().print("half an answer");
    show(request, response);
  }
}
