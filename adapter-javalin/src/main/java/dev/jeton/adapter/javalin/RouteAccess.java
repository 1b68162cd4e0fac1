package dev.jeton.adapter.javalin;

import dev.jeton.access.Access;
import io.javalin.security.RouteRole;
import java.time.Duration;
import java.util.Set;

/**
 * What a Javalin route demands, declared where Javalin takes roles: with the route itself.
 * Immutable.
 *
 * <p>Several of them on one route must <em>all</em> be met: {@code role("clerk"), role("admin")}
 * wants both, and {@code role("clerk", "admin")} one of the two. Roles of other kinds, an
 * application's own enum for example, neither open nor close anything. A route without any
 * RouteAccess is refused.
 *
 * {@snippet :
 * routes.get("/api/orders", orders::list, permission("orders:read"));
 * }
 *
 * @param access the demand
 */
public record RouteAccess(Access access) implements RouteRole {

  /**
   * This demand; for those that have no word of their own here, such as one with a {@code trust}.
   */
  public static RouteAccess of(Access access) {
    return new RouteAccess(access);
  }

  /** Everybody, logged in or not: {@link Access#open}. */
  public static RouteAccess open() {
    return of(Access.open());
  }

  /** Anybody who is logged in: {@link Access#session}. */
  public static RouteAccess loggedIn() {
    return of(Access.session());
  }

  /** Whoever has at least one of these roles: {@link Access#role}. */
  public static RouteAccess role(String role, String... orOneOf) {
    return of(Access.role(role, orOneOf));
  }

  /** Whoever has a permission that reaches this one: {@link Access#permission}. */
  public static RouteAccess permission(String permission) {
    return of(Access.permission(permission));
  }

  /** Whoever has proven no longer ago than {@code within} who he is: {@link Access#fresh}. */
  public static RouteAccess fresh(Duration within) {
    return of(Access.fresh(within));
  }

  /** Whoever has proven to this level who he is: {@link Access#level}. */
  public static RouteAccess level(int atLeast) {
    return of(Access.level(atLeast));
  }

  /** Nobody who acts for another: {@link Access#notImpersonated}. */
  public static RouteAccess notImpersonated() {
    return of(Access.notImpersonated());
  }

  /**
   * What a route with these roles demands: all that is declared, and nobody's access where nothing
   * is.
   */
  static Access demandedBy(Set<RouteRole> roles) {
    return roles.stream()
        .filter(RouteAccess.class::isInstance)
        .map(role -> ((RouteAccess) role).access())
        .reduce(Access::and)
        .orElseGet(Access::undeclared);
  }
}
