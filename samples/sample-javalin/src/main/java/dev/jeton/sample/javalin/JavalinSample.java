package dev.jeton.sample.javalin;

import static dev.jeton.adapter.javalin.RouteAccess.loggedIn;
import static dev.jeton.adapter.javalin.RouteAccess.open;
import static dev.jeton.adapter.javalin.RouteAccess.permission;
import static dev.jeton.adapter.javalin.SessionTokenPlugin.answer;
import static dev.jeton.adapter.javalin.SessionTokenPlugin.session;

import dev.jeton.access.Access;
import dev.jeton.adapter.javalin.RouteAccess;
import dev.jeton.adapter.javalin.SessionTokenPlugin;
import dev.jeton.endpoint.Endpoint;
import dev.jeton.endpoint.SessionsEndpoint;
import dev.jeton.sample.Counter;
import dev.jeton.sample.Sample;
import dev.jeton.sample.SampleServer;
import dev.jeton.sample.desk.OrderDesk;
import dev.jeton.sample.desk.SessionDesk;
import dev.jeton.session.Trust;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;

/** The order desk on Javalin. */
public final class JavalinSample {

  private JavalinSample() {}

  /** Takes the options of the README. */
  public static void main(String[] arguments) {
    Sample.main("javalin", arguments, JavalinSample::start);
  }

  static SampleServer.Running start(Counter counter) {
    Javalin app = Javalin.create(config -> {
      Listeners.add(config, counter);
      application(config, counter);
    });
    app.start();
    return app::stop;
  }

  /** All but where it listens. */
  static void application(JavalinConfig config, Counter counter) {
    protect(config, counter);
    routes(config, counter);
  }

  private static void protect(JavalinConfig config, Counter counter) {
    config.registerPlugin(new SessionTokenPlugin(
        counter.tokens(),
        endpoints -> endpoints
            .post("/login", counter.logIn())
            .post("/logout", counter.logOut())
            .post("/token/refresh", counter.refresh())
            .post("/api/reauthenticate", counter.reauthenticate())
            .post("/introspect", counter.clients().introspect())
            .post("/revoke", counter.clients().revoke())
            .get("/.well-known/jwks.json", counter.jwks())
            .get("/api/sessions", SessionDesk.own())
            .delete("/api/sessions", SessionsEndpoint.endOthers())
            .delete("/api/sessions/{id}", SessionsEndpoint.endOne())));
  }

  private static void routes(JavalinConfig config, Counter counter) {
    OrderDesk orders = counter.orders();
    SessionDesk sessions = counter.sessions();
    RouteAccess administrator = RouteAccess.of(Access.role("admin").trust(Trust.AUTHORITATIVE));
    RouteAccess fresh = RouteAccess.of(counter.fresh());
    RoutesConfig routes = config.routes;
    routes.get("/", ctx -> answer(ctx, orders.page(session(ctx), target(ctx))), open());
    routes.get("/health", ctx -> answer(ctx, counter.health().report()), open());
    routes.get("/api/me", ctx -> answer(ctx, orders.me(session(ctx))), loggedIn());
    routes.get("/api/orders", ctx -> answer(ctx, orders.list()), permission("orders:read"));
    routes.post(
        "/api/orders",
        ctx -> answer(ctx, orders.place(session(ctx), contentType(ctx), body(ctx))),
        permission("orders:write"));
    routes.delete(
        "/api/orders/{id}",
        ctx -> answer(ctx, orders.cancel(ctx.pathParam("id"))),
        permission("orders:write"),
        fresh);
    routes.get(
        "/api/admin/sessions",
        ctx -> answer(ctx, sessions.list(session(ctx), subject(ctx))),
        administrator);
    routes.delete(
        "/api/admin/sessions/{id}",
        ctx -> answer(ctx, sessions.end(ctx.pathParam("id"))),
        administrator,
        fresh);
    routes.get(
        "/api/events",
        ctx -> Events.open(counter.streams(), ctx),
        RouteAccess.of(Access.session().passive()));
    // Declares nothing, so nobody gets here.
    routes.get("/undeclared", ctx -> answer(ctx, orders.undeclared()));
  }

  private static String target(Context ctx) {
    return ctx.queryString() == null ? ctx.path() : ctx.path() + "?" + ctx.queryString();
  }

  private static Optional<String> subject(Context ctx) {
    return Optional.ofNullable(ctx.queryParam("subject"));
  }

  private static String contentType(Context ctx) {
    return Objects.requireNonNullElse(ctx.contentType(), "");
  }

  private static byte[] body(Context ctx) throws IOException {
    return ctx.bodyInputStream().readNBytes(Endpoint.MAX_BODY_BYTES + 1);
  }
}
