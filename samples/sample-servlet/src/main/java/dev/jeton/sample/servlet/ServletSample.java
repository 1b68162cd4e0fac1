package dev.jeton.sample.servlet;

import dev.jeton.access.Access;
import dev.jeton.adapter.servlet.ServletAccess;
import dev.jeton.adapter.servlet.SessionTokenFilter;
import dev.jeton.endpoint.Endpoint;
import dev.jeton.endpoint.SessionsEndpoint;
import dev.jeton.sample.Counter;
import dev.jeton.sample.Sample;
import dev.jeton.sample.SampleServer;
import dev.jeton.sample.desk.OrderDesk;
import dev.jeton.sample.desk.SessionDesk;
import dev.jeton.session.Trust;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;

/** The order desk on Jakarta Servlet, in an embedded Jetty. */
public final class ServletSample {

  private ServletSample() {}

  /** Takes the options of the README. */
  public static void main(String[] arguments) {
    Sample.main("servlet", arguments, ServletSample::start);
  }

  static SampleServer.Running start(Counter counter) throws Exception {
    return EmbeddedJetty.start(counter, context -> application(context, counter));
  }

  /** All but the container. */
  static void application(ServletContext context, Counter counter) {
    servlets(context, counter);
    protect(context, counter);
  }

  private static void protect(ServletContext context, Counter counter) {
    Access administrator = Access.role("admin").trust(Trust.AUTHORITATIVE);
    Access reader = Access.permission("orders:read");
    Access writer = Access.permission("orders:write");
    ServletAccess access = ServletAccess.builder()
        .servlet("page")
        .get(Access.open())
        .servlet("health")
        .get(Access.open())
        .servlet("me")
        .get(Access.session())
        .servlet("orders")
        .get(reader)
        .post(writer)
        .servlet("order")
        .delete(writer.and(counter.fresh()))
        .servlet("sessions")
        .get(administrator)
        .servlet("session")
        .delete(administrator.and(counter.fresh()))
        .servlet("events")
        .get(Access.session().passive())
        .endpoint(context, "POST", "/login", counter.logIn())
        .endpoint(context, "POST", "/logout", counter.logOut())
        .endpoint(context, "POST", "/token/refresh", counter.refresh())
        .endpoint(context, "POST", "/api/reauthenticate", counter.reauthenticate())
        .endpoint(context, "POST", "/introspect", counter.clients().introspect())
        .endpoint(context, "POST", "/revoke", counter.clients().revoke())
        .endpoint(context, "GET", "/.well-known/jwks.json", counter.jwks())
        .endpoint(context, "GET", "/api/sessions", SessionDesk.own())
        .endpoint(context, "DELETE", "/api/sessions", SessionsEndpoint.endOthers())
        .endpoint(context, "DELETE", "/api/sessions/*", SessionsEndpoint.endOne())
        .build();
    SessionTokenFilter.install(context, counter.tokens(), access);
  }

  private static void servlets(ServletContext context, Counter counter) {
    OrderDesk orders = counter.orders();
    SessionDesk sessions = counter.sessions();
    add(context, "page", "", desk().on("GET", (ask, session) -> orders.page(session, target(ask))));
    add(
        context,
        "health",
        "/health",
        desk().on("GET", (ask, session) -> counter.health().report()));
    add(context, "me", "/api/me", desk().on("GET", (ask, session) -> orders.me(session)));
    add(
        context,
        "orders",
        "/api/orders",
        desk()
            .on("GET", (ask, session) -> orders.list())
            .on("POST", (ask, session) -> orders.place(session, contentType(ask), body(ask))));
    add(
        context,
        "order",
        "/api/orders/*",
        desk().on("DELETE", (ask, session) -> orders.cancel(id(ask))));
    add(
        context,
        "sessions",
        "/api/admin/sessions",
        desk().on("GET", (ask, session) -> sessions.list(session, subject(ask))));
    add(
        context,
        "session",
        "/api/admin/sessions/*",
        desk().on("DELETE", (ask, session) -> sessions.end(id(ask))));
    ServletRegistration.Dynamic events =
        context.addServlet("events", new EventServlet(counter.streams()));
    events.setAsyncSupported(true);
    events.addMapping("/api/events");
    // Declares nothing below, so nobody gets here.
    add(
        context,
        "undeclared",
        "/undeclared",
        desk().on("GET", (ask, session) -> orders.undeclared()));
  }

  private static DeskServlet desk() {
    return new DeskServlet();
  }

  private static void add(ServletContext context, String name, String path, DeskServlet servlet) {
    context.addServlet(name, servlet).addMapping(path);
  }

  private static String target(HttpServletRequest ask) {
    String query = ask.getQueryString();
    return query == null ? ask.getRequestURI() : ask.getRequestURI() + "?" + query;
  }

  private static Optional<String> subject(HttpServletRequest ask) {
    return Optional.ofNullable(ask.getParameter("subject"));
  }

  private static String contentType(HttpServletRequest ask) {
    return Objects.requireNonNullElse(ask.getContentType(), "");
  }

  private static byte[] body(HttpServletRequest ask) throws IOException {
    return ask.getInputStream().readNBytes(Endpoint.MAX_BODY_BYTES + 1);
  }

  // What stands for the * of the mapping, without the slash before it.
  private static String id(HttpServletRequest ask) {
    String path = Objects.requireNonNullElse(ask.getPathInfo(), "/");
    return path.substring(1);
  }
}
