package dev.jeton.adapter.micronaut;

import dev.jeton.RequestSession;
import io.micronaut.context.ExecutionHandleLocator;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.inject.ExecutableMethod;
import io.micronaut.inject.ExecutionHandle;
import io.micronaut.inject.MethodExecutionHandle;
import io.micronaut.web.router.DefaultRouteBuilder;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Gives every {@link EndpointRoute} to Micronaut's router. Takes the filter, without which there must be no router: an
 * application that lacks what the filter needs does not start.
 */
// What lint finds here is between DefaultRouteBuilder and its own interface.
@SuppressWarnings("overrides")
@Singleton
final class EndpointRoutes extends DefaultRouteBuilder {

  EndpointRoutes(
      ExecutionHandleLocator locator,
      UriNamingStrategy naming,
      ConversionService conversion,
      List<EndpointRoute> routes,
      SessionTokenFilter protection)
      throws NoSuchMethodException {
    super(locator, naming, conversion);
    ExecutableMethod<Object, Object> answer = locator.getExecutableMethod(
        asObject(EndpointController.class), "answer", HttpRequest.class, RequestSession.class);
    for (EndpointRoute route : routes) {
      MethodExecutionHandle<Object, Object> controller = ExecutionHandle.of(new EndpointController(route.endpoint()), answer);
      mount(route.method(), naming.resolveUri(route.path()), controller);
      if (route.method() == HttpMethod.GET) mount(HttpMethod.HEAD, naming.resolveUri(route.path()), controller);
    }
  }

  // The endpoint reads the media type itself and answers in one of its own.
  private void mount(HttpMethod method, String path, MethodExecutionHandle<Object, Object> controller) {
    buildRoute(method, path, controller).consumesAll().produces(MediaType.ALL_TYPE);
  }

  @SuppressWarnings("unchecked")
  private static Class<Object> asObject(Class<?> type) {
    return (Class<Object>) type;
  }
}
