package dev.jeton.adapter.javalin;

import dev.jeton.Admission;
import dev.jeton.Admission.Admitted;
import dev.jeton.Admission.Refused;
import dev.jeton.RequestSession;
import dev.jeton.SessionTokens;
import dev.jeton.http.HttpExchange;
import dev.jeton.http.Reply;
import dev.jeton.session.Session;
import dev.jeton.store.StoreException;
import io.javalin.config.JavalinState;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.servlet.DefaultTasks;
import io.javalin.http.servlet.JavalinWsServletContext;
import io.javalin.plugin.Plugin;
import io.javalin.router.ParsedEndpoint;
import io.javalin.security.Roles;
import io.javalin.security.RouteRole;
import io.javalin.websocket.WsContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Protects every route of a Javalin 7 application: HTTP handlers, event streams, WebSocket upgrades
 * and static files. Thread-safe.
 *
 * <p>What a route demands is declared as its {@link RouteAccess}, and Javalin's own router tells
 * which route was matched; there is no second list of paths that could disagree. A route that
 * declares nothing is refused, and so are static files without {@code roles} and the pages of
 * {@code spaRoot}, which can't have any: serve those by a route. What no route matches stays
 * Javalin's 404. A refused request never reaches its handler; {@code after} handlers still run.
 *
 * <p>Not protected is what Javalin runs for requests whether they match or not, its {@code before}
 * handlers and servlets or filters added to Jetty beside it. Register this plugin before other
 * {@code beforeMatched} handlers: they run in the order of their registration.
 *
 * {@snippet :
 * Javalin.create(config -> {
 *   config.registerPlugin(new SessionTokenPlugin(tokens, endpoints -> endpoints
 *       .post("/login", LoginEndpoint.of(tokens, users))
 *       .post("/logout", new LogoutEndpoint())));
 *   config.routes.get("/api/me", ctx -> ctx.result(session(ctx).required().subject().toString()), loggedIn());
 * });
 * }
 */
public final class SessionTokenPlugin extends Plugin<MountedEndpoints> {

  private static final String REQUEST_SESSION = "dev.jeton.RequestSession";
  private static final String UPGRADED_SESSION = "dev.jeton.Session";

  private final SessionTokens tokens;

  /** Protects the routes, and has no endpoints. */
  public SessionTokenPlugin(SessionTokens tokens) {
    this(tokens, none -> {});
  }

  /** Protects the routes, and answers with these endpoints of the library. */
  public SessionTokenPlugin(SessionTokens tokens, Consumer<MountedEndpoints> endpoints) {
    super(endpoints, new MountedEndpoints());
    this.tokens = tokens;
  }

  /**
   * The session of the request, or its absence, for handlers of matched routes.
   *
   * @throws IllegalStateException where the plugin is not registered, or in a {@code before}
   *     handler: it runs too early
   */
  public static RequestSession session(Context ctx) {
    RequestSession session = ctx.attribute(REQUEST_SESSION);
    if (session == null)
      throw new IllegalStateException(
          "no session here: register SessionTokenPlugin, and ask in a handler of a route");
    return session;
  }

  /**
   * The session under which a WebSocket was opened, or empty where nobody was logged in; it may
   * have ended since.
   */
  public static Optional<Session> session(WsContext ws) {
    Optional<Session> session = ws.attribute(UPGRADED_SESSION);
    if (session == null)
      throw new IllegalStateException("no session here: register SessionTokenPlugin");
    return session;
  }

  /**
   * Answers with {@code reply}: its status, its body and its header lines, in the place of others
   * of their names. Other header lines stay, the cookies among them.
   *
   * @throws IllegalStateException if the response has left
   */
  public static void answer(Context ctx, Reply reply) {
    HttpExchange exchange = new JavalinExchange(ctx);
    ctx.status(reply.status());
    // Javalin calls every response text/plain from the start, those without a body too.
    exchange.setResponseHeaders("Content-Type", List.of());
    reply.headers().forEach(exchange::setResponseHeaders);
    ctx.result(reply.body());
  }

  @Override
  public void onInitialize(JavalinState state) {
    state.routes.beforeMatched(ctx -> admit(ctx, demanded(state, ctx)));
    state.routes.wsBeforeUpgrade(this::admitUpgrade);
    state.routes.exception(Refusal.class, (refusal, ctx) -> refuse(ctx, refusal.reply));
    state.routes.exception(
        StoreException.class,
        (away, ctx) -> refuse(ctx, tokens.storeAway(new JavalinExchange(ctx), away)));
    pluginConfig.mountOn(state.routes);
  }

  @Override
  public void onStart(JavalinState state) {
    int protection =
        state.servletRequestLifecycle.indexOf(DefaultTasks.INSTANCE.getBEFORE_MATCHED());
    if (protection < 0
        || protection > state.servletRequestLifecycle.indexOf(DefaultTasks.INSTANCE.getHTTP()))
      throw new IllegalStateException(
          "requestLifeCycle leaves out BEFORE_MATCHED, or has it after HTTP:"
              + " no route would be protected; put it before HTTP");
  }

  private void admit(Context ctx, Set<RouteRole> roles) {
    Admission admission = tokens.admit(new JavalinExchange(ctx), RouteAccess.demandedBy(roles));
    if (admission instanceof Refused refused) throw new Refusal(refused.reply());
    ctx.attribute(REQUEST_SESSION, ((Admitted) admission).session());
  }

  private void admitUpgrade(Context ctx) {
    admit(ctx, ctx.routeRoles());
    // Asked for now: once the connection is a WebSocket, its request and response are Jetty's
    // again.
    ctx.attribute(UPGRADED_SESSION, session(ctx).current());
  }

  // Javalin answers HEAD by itself where only GET has a handler, and then it shows the roles of no
  // route.
  private static Set<RouteRole> demanded(JavalinState state, Context ctx) {
    String path = ctx.path().substring(ctx.contextPath().length());
    boolean answeredAsGet =
        ctx.method().equals(HandlerType.HEAD) && matched(state, HandlerType.HEAD, path) == null;
    ParsedEndpoint get = answeredAsGet ? matched(state, HandlerType.GET, path) : null;
    if (get == null) return ctx.routeRoles();
    Roles roles = get.endpoint.metadata(Roles.class);
    return roles == null ? Set.of() : roles.getRoles();
  }

  private static @Nullable ParsedEndpoint matched(
      JavalinState state, HandlerType method, String path) {
    return state.internalRouter.findFirstHttpHandlerEntry(method, path);
  }

  private static void refuse(Context ctx, Reply reply) {
    answer(ctx, reply);
    if (ctx instanceof JavalinWsServletContext) writeNow(ctx, reply);
  }

  // Where an upgrade is refused, Javalin writes no result.
  private static void writeNow(Context ctx, Reply reply) {
    try {
      ctx.res().getOutputStream().write(reply.body());
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  // An exception is how Javalin skips the handler and still runs what comes after it.
  private static final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Reply reply;

    Refusal(Reply reply) {
      super("refused with " + reply.status(), null, false, false);
      this.reply = reply;
    }
  }
}
