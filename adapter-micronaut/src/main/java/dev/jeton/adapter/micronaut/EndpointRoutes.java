package dev.jeton.adapter.micronaut;

import dev.jeton.RequestSession;
import io.micronaut.context.ExecutionHandleLocator;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.inject.ExecutableMethod;
import io.micronaut.inject.ExecutionHandle;
import io.micronaut.web.router.DefaultRouteBuilder;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Gives every {@link EndpointRoute} to Micronaut's router. */
@Singleton
final class EndpointRoutes extends DefaultRouteBuilder {

  EndpointRoutes(
      ExecutionHandleLocator locator,
      UriNamingStrategy naming,
      ConversionService conversion,
      List<EndpointRoute> routes)
      throws NoSuchMethodException {
    super(locator, naming, conversion);
    ExecutableMethod<Object, Object> answer = locator.getExecutableMethod(
        asObject(EndpointController.class), "answer", HttpRequest.class, RequestSession.class, Optional.class);
    for (EndpointRoute route : routes) {
      EndpointController controller = new EndpointController(route.endpoint());
      buildRoute(route.method(), naming.resolveUri(route.path()), ExecutionHandle.of(controller, answer));
      if (route.method() == HttpMethod.GET)
        buildRoute(HttpMethod.HEAD, naming.resolveUri(route.path()), ExecutionHandle.of(controller, answer));
    }
  }

  @SuppressWarnings("unchecked")
  private static Class<Object> asObject(Class<?> type) {
    return (Class<Object>) type;
  }
}
