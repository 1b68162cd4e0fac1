package dev.jeton.adapter.micronaut;

import dev.jeton.Admission;
import dev.jeton.Admission.Admitted;
import dev.jeton.Admission.Refused;
import dev.jeton.RequestSession;
import dev.jeton.SessionTokens;
import dev.jeton.access.Access;
import dev.jeton.adapter.micronaut.route.RouteAccess;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.PropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.web.router.MethodBasedRouteMatch;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteMatch;
import jakarta.inject.Named;
import java.security.Principal;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Asks for every request, after Micronaut's router has matched it, whether it may go on to its
 * route, and obeys. WebSocket upgrades are requests too. What a route demands is read from its
 * annotations: see {@link RouteAccess}. Thread-safe.
 *
 * <p>A request that matches no route (a static resource, an unknown path, a method that the path
 * has not) is refused like a route that declares nothing, unless {@code jeton.open-without-route}
 * is {@code true}: then Micronaut serves the resource or answers 404 or 405.
 *
 * <p>A session that this node knows anyway is admitted on the event loop. Where that takes the store,
 * or a signature, the request goes on on Micronaut's {@code blocking} executor. A handler runs on
 * either, so one that asks {@link RequestSession} for more than {@link RequestSession#required}, one
 * of an open route that asks it for its session, and whoever logs in or out belong on that executor:
 * {@code @ExecuteOn(TaskExecutors.BLOCKING)}.
 *
 * <p>{@link HttpRequest#getUserPrincipal} is the session's subject on a route that demands a
 * session or takes a {@link Principal}.
 */
// At once: an application that lacks the tokens must not begin to serve. Without the context path:
// a static resource may lie outside it.
@Context
@ServerFilter(value = ServerFilter.MATCH_ALL_PATTERN, appendContextPath = false)
public final class SessionTokenFilter implements Ordered {

  private static final String SESSION = RequestSession.class.getName();
  private static final String WEB_SOCKET = "io.micronaut.websocket.annotation.ServerWebSocket";

  private final SessionTokens tokens;
  private final ExecutorService blocking;
  private final Access withoutRoute;

  SessionTokenFilter(
      SessionTokens tokens,
      @Named(TaskExecutors.BLOCKING) ExecutorService blocking,
      @Property(name = "jeton.open-without-route", defaultValue = "false") boolean open) {
    this.tokens = tokens;
    this.blocking = blocking;
    this.withoutRoute = open ? Access.open() : Access.undeclared();
  }

  /** The session of an admitted request. */
  static Optional<RequestSession> session(HttpRequest<?> request) {
    return request.getAttribute(SESSION, RequestSession.class);
  }

  /** The window on a request, by which its response gets what is written. */
  static Optional<MicronautExchange> exchange(HttpRequest<?> request) {
    return request.getAttribute(MicronautExchange.class.getName(), MicronautExchange.class);
  }

  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.order();
  }

  /** An answer where the request may not go on. */
  @RequestFilter
  CompletableFuture<Optional<MutableHttpResponse<?>>> admit(HttpRequest<?> request) {
    MicronautExchange exchange = new MicronautExchange(request);
    request.setAttribute(MicronautExchange.class.getName(), exchange);
    Optional<RouteMatch<?>> route = RouteAttributes.getRouteMatch(request);
    Access access =
        route.map(match -> RouteAccess.of(match.getAnnotationMetadata())).orElse(withoutRoute);
    boolean asks =
        !access.isOpen() || route.filter(SessionTokenFilter::takesPrincipal).isPresent();
    // An event loop must not wait for the store; where nothing has to be asked of it, a thread is
    // not changed for nothing.
    Optional<Admission> atOnce =
        asks ? tokens.admitAtOnce(exchange, access) : Optional.of(tokens.admit(exchange, access));
    if (atOnce.isPresent())
      return CompletableFuture.completedFuture(obey(atOnce.get(), request, exchange, asks));
    Supplier<Optional<MutableHttpResponse<?>>> work =
        () -> obey(tokens.admit(exchange, access), request, exchange, true);
    CompletableFuture<Optional<MutableHttpResponse<?>>> decided =
        CompletableFuture.supplyAsync(PropagatedContext.wrapCurrent(work), blocking);
    // Micronaut rebuilds the connection of a WebSocket on the thread that we hand back; only its
    // own may do that.
    boolean webSocket =
        route.stream().anyMatch(match -> match.getAnnotationMetadata().hasAnnotation(WEB_SOCKET));
    return webSocket
        ? decided.whenCompleteAsync((response, failure) -> {}, EventLoop.of(request))
        : decided;
  }

  /** Gives the response what the session wrote. */
  @ResponseFilter
  void handOut(HttpRequest<?> request, MutableHttpResponse<?> response) {
    exchange(request).ifPresent(exchange -> exchange.leaveOn(response));
  }

  private static Optional<MutableHttpResponse<?>> obey(
      Admission admission, HttpRequest<?> request, MicronautExchange exchange, boolean asks) {
    // Micronaut skips our own response filter after a refusal.
    if (admission instanceof Refused refused)
      return Optional.of(exchange.leaveOn(ReplyResponse.of(refused.reply())));
    RequestSession session = ((Admitted) admission).session();
    request.setAttribute(SESSION, session);
    if (asks)
      session
          .current()
          .map(found -> new SessionPrincipal(found.subject().id().value()))
          .ifPresent(request::setUserPrincipal);
    return Optional.empty();
  }

  private static boolean takesPrincipal(RouteMatch<?> route) {
    return route instanceof MethodBasedRouteMatch<?, ?> method
        && Stream.of(method.getArguments())
            .flatMap(argument ->
                Stream.concat(Stream.of(argument), Stream.of(argument.getTypeParameters())))
            .anyMatch(argument -> argument.getType() == Principal.class);
  }
}
