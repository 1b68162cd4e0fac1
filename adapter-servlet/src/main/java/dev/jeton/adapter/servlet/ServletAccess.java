package dev.jeton.adapter.servlet;

import dev.jeton.access.Access;
import dev.jeton.endpoint.Endpoint;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What each servlet demands, by its name and the method of the request. The container alone decides
 * which servlet a path belongs to: there is no second list of paths that could disagree with it.
 * What is not declared here is refused to everybody. Immutable.
 *
 * {@snippet :
 * ServletAccess access = ServletAccess.builder()
 *     .servlet("orders").get(Access.permission("orders:read")).post(Access.permission("orders:write"))
 *     .servlet("desk").get(Access.open())
 *     .endpoint(context, "POST", "/login", LoginEndpoint.of(tokens, users))
 *     .build();
 * }
 */
public final class ServletAccess {

  private record Route(String servlet, String method) {}

  private final Map<Route, Access> declared;

  private ServletAccess(Map<Route, Access> declared) {
    this.declared = Map.copyOf(declared);
  }

  /** Begins a declaration: nothing is open yet. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * What that servlet demands for that method; {@code HEAD} demands what {@code GET} does unless it
   * was declared.
   */
  Access of(String servlet, String method) {
    Access wanted = declared.get(new Route(servlet, method));
    if (wanted == null && method.equals("HEAD")) wanted = declared.get(new Route(servlet, "GET"));
    return wanted == null ? Access.undeclared() : wanted;
  }

  /** Gathers what servlets demand. Not thread-safe. */
  public static final class Builder {

    private final Map<Route, Access> declared = new HashMap<>();
    private final Map<String, EndpointServlet> endpoints = new HashMap<>();
    private @Nullable String current;

    private Builder() {}

    /** From here on the methods of the servlet that is registered under this name are declared. */
    public Builder servlet(String name) {
      current = name;
      return this;
    }

    /** What {@code GET} demands, and {@code HEAD} with it. */
    public Builder get(Access access) {
      return method("GET", access);
    }

    /** What {@code POST} demands. */
    public Builder post(Access access) {
      return method("POST", access);
    }

    /** What {@code PUT} demands. */
    public Builder put(Access access) {
      return method("PUT", access);
    }

    /** What {@code PATCH} demands. */
    public Builder patch(Access access) {
      return method("PATCH", access);
    }

    /** What {@code DELETE} demands. */
    public Builder delete(Access access) {
      return method("DELETE", access);
    }

    /**
     * What another method demands.
     *
     * @param method compared exactly, as methods are (RFC 9110, section 9.1)
     * @throws IllegalStateException if no servlet was named before
     * @throws IllegalArgumentException if the servlet has declared this method already
     */
    public Builder method(String method, Access access) {
      if (current == null)
        throw new IllegalStateException(
            "no servlet to declare " + method + " of: call servlet(name)");
      if (declared.putIfAbsent(new Route(current, method), access) != null)
        throw new IllegalArgumentException(
            "servlet " + current + " has declared " + method + " already");
      return this;
    }

    /**
     * Mounts an endpoint at a path and declares what it demands.
     *
     * @param path within the context, exact or a pattern, {@code /login} or {@code /api/sessions/*};
     *     one endpoint for each method
     * @throws IllegalArgumentException if another servlet has this path, or another endpoint this
     *     method there
     */
    public Builder endpoint(ServletContext context, String method, String path, Endpoint endpoint) {
      EndpointServlet servlet = endpoints.computeIfAbsent(path, first -> mounted(context, first));
      servlet(name(path)).method(method, endpoint.access());
      servlet.add(method, endpoint);
      return this;
    }

    private static EndpointServlet mounted(ServletContext context, String path) {
      EndpointServlet servlet = new EndpointServlet();
      ServletRegistration.@Nullable Dynamic added = context.addServlet(name(path), servlet);
      if (added == null || !added.addMapping(path).isEmpty())
        throw new IllegalArgumentException(
            "path " + path + " belongs to another servlet: mount endpoints where none is");
      return servlet;
    }

    private static String name(String path) {
      return "endpoint " + path;
    }

    /** The declaration. */
    public ServletAccess build() {
      return new ServletAccess(declared);
    }
  }
}
