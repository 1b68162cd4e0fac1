package dev.jeton.bench.http;

import dev.jeton.SessionTokens;
import dev.jeton.adapter.servlet.ServletAccess;
import dev.jeton.adapter.servlet.SessionTokenFilter;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;

/** Tomcat with one servlet, as it is when it is embedded. */
final class TomcatServer {

  // Held, or the logger is forgotten together with its level.
  private static final Logger QUIET = Logger.getLogger("org.apache");

  private TomcatServer() {}

  /** The port that it listens at. */
  static int start(Optional<SessionTokens> tokens, Guard guard)
      throws IOException, LifecycleException {
    QUIET.setLevel(Level.SEVERE);
    Path work = Files.createTempDirectory("tomcat");
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(work.toString());
    Connector connector = new Connector();
    connector.setPort(0);
    // As behind a proxy that ends TLS: what that costs is not the question.
    connector.setSecure(true);
    connector.setScheme("https");
    connector.setProperty("address", "127.0.0.1");
    // One connection for a whole load, as a proxy keeps it.
    connector.setProperty("maxKeepAliveRequests", "-1");
    tomcat.setConnector(connector);
    Context context = tomcat.addContext("", work.toString());
    context.addServletContainerInitializer(
        (classes, application) -> install(application, tokens, guard), Set.of());
    tomcat.start();
    return connector.getLocalPort();
  }

  private static void install(ServletContext context, Optional<SessionTokens> tokens, Guard guard) {
    context.addServlet("route", new Route(guard)).addMapping(Served.ROUTE);
    context.addServlet("start", new Start()).addMapping(Served.START);
    if (guard.isOurs())
      SessionTokenFilter.install(
          context,
          tokens.orElseThrow(),
          ServletAccess.builder().servlet("route").get(guard.access()).build());
  }

  private static final class Route extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final Guard guard;

    Route(Guard guard) {
      this.guard = guard;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      HttpSession session = guard == Guard.FRAMEWORK ? request.getSession(false) : null;
      if (guard == Guard.FRAMEWORK && (session == null || session.getAttribute("user") == null)) {
        response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        return;
      }
      response.setContentType("text/plain");
      response.getOutputStream().write(Served.answer());
    }
  }

  /** Begins a session of Tomcat's own. */
  private static final class Start extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
      request.getSession(true).setAttribute("user", "alice");
    }
  }
}
