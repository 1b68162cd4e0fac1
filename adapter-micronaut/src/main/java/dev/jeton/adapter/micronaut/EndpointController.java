package dev.jeton.adapter.micronaut;

import dev.jeton.RequestSession;
import dev.jeton.access.Access;
import dev.jeton.endpoint.Endpoint;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Executable;
import io.micronaut.context.annotation.Parameter;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.web.router.MethodBasedRouteMatch;
import io.micronaut.web.router.RouteMatch;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The controller of one endpoint: hands over a bounded body and writes the reply. Thread-safe. */
@Bean
final class EndpointController {

  private final Endpoint endpoint;

  EndpointController(@Parameter Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  /** The controller of {@code route}, if it is one of these. */
  static Optional<EndpointController> of(RouteMatch<?> route) {
    return route instanceof MethodBasedRouteMatch<?, ?> method && method.getDeclaringType() == EndpointController.class
        ? Optional.of((EndpointController) method.getTarget())
        : Optional.empty();
  }

  Access access() {
    return endpoint.access();
  }

  @Executable
  @ExecuteOn(TaskExecutors.BLOCKING)
  HttpResponse<byte[]> answer(HttpRequest<?> request, RequestSession session) throws IOException {
    MicronautExchange exchange =
        request.getAttribute(SessionTokenFilter.EXCHANGE, MicronautExchange.class).orElseThrow();
    // As a stream, for a body argument would be read whole first.
    try (InputStream body = ((ServerHttpRequest<?>) request).byteBody().toInputStream()) {
      return ReplyResponse.of(endpoint.handle(exchange, session, body.readNBytes(Endpoint.MAX_BODY_BYTES + 1)));
    }
  }
}
