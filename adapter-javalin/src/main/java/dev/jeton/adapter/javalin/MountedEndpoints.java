package dev.jeton.adapter.javalin;

import dev.jeton.endpoint.Endpoint;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which of the library's endpoints answer at which paths of the application. Not thread-safe. */
public final class MountedEndpoints {

  private record Place(HandlerType method, String path) {}

  private final Map<Place, Endpoint> endpoints = new LinkedHashMap<>();

  MountedEndpoints() {}

  /**
   * Answers {@code GET} at {@code path}, in Javalin's path grammar, with {@code endpoint} and the
   * access it demands.
   */
  public MountedEndpoints get(String path, Endpoint endpoint) {
    return at(HandlerType.GET, path, endpoint);
  }

  /**
   * Answers {@code POST} at {@code path}, in Javalin's path grammar, with {@code endpoint} and the
   * access it demands.
   */
  public MountedEndpoints post(String path, Endpoint endpoint) {
    return at(HandlerType.POST, path, endpoint);
  }

  /**
   * Answers {@code DELETE} at {@code path}, in Javalin's path grammar, with {@code endpoint} and the
   * access it demands.
   */
  public MountedEndpoints delete(String path, Endpoint endpoint) {
    return at(HandlerType.DELETE, path, endpoint);
  }

  void mountOn(RoutesConfig routes) {
    endpoints.forEach((place, endpoint) -> routes.addHttpHandler(
        place.method(), place.path(), handler(endpoint), RouteAccess.of(endpoint.access())));
  }

  private MountedEndpoints at(HandlerType method, String path, Endpoint endpoint) {
    if (endpoints.putIfAbsent(new Place(method, path), endpoint) != null)
      throw new IllegalArgumentException(method + " " + path + " has an endpoint already");
    return this;
  }

  private static Handler handler(Endpoint endpoint) {
    return ctx -> SessionTokenPlugin.answer(
        ctx,
        endpoint.handle(
            new JavalinExchange(ctx), SessionTokenPlugin.session(ctx), boundedBody(ctx)));
  }

  // Not ctx.bodyAsBytes(): over its own limit it answers a text of its own, and its default limit
  // is a megabyte.
  private static byte[] boundedBody(Context ctx) throws IOException {
    return ctx.req().getInputStream().readNBytes(Endpoint.MAX_BODY_BYTES + 1);
  }
}
