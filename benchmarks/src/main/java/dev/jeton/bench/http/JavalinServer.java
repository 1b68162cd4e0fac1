package dev.jeton.bench.http;

import dev.jeton.SessionTokens;
import dev.jeton.adapter.javalin.RouteAccess;
import dev.jeton.adapter.javalin.SessionTokenPlugin;
import io.javalin.Javalin;
import io.javalin.http.HttpStatus;
import java.util.Optional;
import org.eclipse.jetty.server.Request;

/** Javalin with one route, as its manual starts it. */
final class JavalinServer {

  private JavalinServer() {}

  /** The port that it listens at. */
  static int start(Optional<SessionTokens> tokens, Guard guard) {
    Javalin javalin = Javalin.create(config -> {
      config.startup.showJavalinBanner = false;
      config.jetty.host = "127.0.0.1";
      // As behind a proxy that ends TLS: what that costs is not the question.
      config.jetty.modifyHttpConfiguration(
          http -> http.addCustomizer((request, headers) -> new OverTls(request)));
      if (guard.isOurs()) config.registerPlugin(new SessionTokenPlugin(tokens.orElseThrow()));
      config.routes.get(
          Served.ROUTE,
          context -> {
            if (guard == Guard.FRAMEWORK && context.sessionAttribute("user") == null)
              context.status(HttpStatus.UNAUTHORIZED);
            else context.result(Served.answer());
          },
          RouteAccess.of(guard.access()));
      config.routes.get(
          Served.START, context -> context.sessionAttribute("user", "alice"), RouteAccess.open());
    });
    return javalin.start(0).port();
  }

  private static final class OverTls extends Request.Wrapper {
    OverTls(Request request) {
      super(request);
    }

    @Override
    public boolean isSecure() {
      return true;
    }
  }
}
