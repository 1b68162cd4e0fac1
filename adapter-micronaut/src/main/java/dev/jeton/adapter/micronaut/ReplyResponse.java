package dev.jeton.adapter.micronaut;

import dev.jeton.RequestSession;
import dev.jeton.access.Access;
import dev.jeton.adapter.micronaut.route.RouteAccess;
import dev.jeton.endpoint.Endpoint;
import dev.jeton.http.Reply;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteMatch;
import java.io.IOException;
import java.io.InputStream;

/** The library's replies as Micronaut's responses, for controllers. */
public final class ReplyResponse {

  private ReplyResponse() {}

  /**
   * A response with the status, header lines and body of {@code reply}. A cookie that the handler's
   * session has written joins it when it leaves.
   */
  public static MutableHttpResponse<byte[]> of(Reply reply) {
    MutableHttpResponse<byte[]> response = HttpResponse.status(HttpStatus.valueOf(reply.status()));
    reply.headers().forEach((name, lines) -> lines.forEach(line -> response.header(name, line)));
    return reply.body().length == 0 ? response : response.body(reply.body());
  }

  /**
   * What {@code endpoint} answers to the request that the calling route was matched for. The route
   * takes every media type, for the endpoint reads it itself, has no argument for the body, and
   * declares what the endpoint demands.
   *
   * {@snippet :
   * @Post("/login")
   * @LogsIn
   * @Consumes(MediaType.ALL)
   * @Produces(MediaType.ALL)
   * @ExecuteOn(TaskExecutors.BLOCKING)
   * HttpResponse<?> logIn(HttpRequest<?> request) throws IOException {
   *   return ReplyResponse.of(logIn, request);
   * }
   * }
   *
   * @throws IllegalStateException if the route declares another access than the endpoint demands
   * @throws IOException if the body can't be read
   */
  public static MutableHttpResponse<byte[]> of(Endpoint endpoint, HttpRequest<?> request)
      throws IOException {
    RouteMatch<?> route = RouteAttributes.getRouteMatch(request).orElseThrow();
    Access declared = RouteAccess.of(route.getAnnotationMetadata());
    if (!declared.equals(endpoint.access()))
      throw new IllegalStateException(request.getPath()
          + " demands what its endpoint does not: put @LogsIn on a log-in, @Open on others");
    // As a stream, for a body argument would be read whole first.
    try (InputStream body = ((ServerHttpRequest<?>) request).byteBody().toInputStream()) {
      byte[] bounded = body.readNBytes(Endpoint.MAX_BODY_BYTES + 1);
      MicronautExchange exchange = SessionTokenFilter.exchange(request).orElseThrow();
      RequestSession session = SessionTokenFilter.session(request).orElseThrow();
      return of(endpoint.handle(exchange, session, bounded));
    }
  }
}
