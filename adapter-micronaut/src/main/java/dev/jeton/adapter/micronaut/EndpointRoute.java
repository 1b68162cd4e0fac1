package dev.jeton.adapter.micronaut;

import dev.jeton.endpoint.Endpoint;
import io.micronaut.http.HttpMethod;

/**
 * Where one of the library's endpoints answers. Every bean of this type becomes a route with the access that the endpoint
 * demands. Immutable.
 *
 * {@snippet :
 * @Singleton
 * EndpointRoute logIn(SessionTokens tokens, Authenticator users) {
 *   return EndpointRoute.post("/login", LoginEndpoint.of(tokens, users));
 * }
 * }
 *
 * @param method the method of the route
 * @param path its path, below the context path of the server
 * @param endpoint what answers
 */
public record EndpointRoute(HttpMethod method, String path, Endpoint endpoint) {

  /** {@code endpoint} for {@code GET}, and {@code HEAD}, at {@code path}. */
  public static EndpointRoute get(String path, Endpoint endpoint) {
    return new EndpointRoute(HttpMethod.GET, path, endpoint);
  }

  /** {@code endpoint} for {@code POST} at {@code path}. */
  public static EndpointRoute post(String path, Endpoint endpoint) {
    return new EndpointRoute(HttpMethod.POST, path, endpoint);
  }
}
