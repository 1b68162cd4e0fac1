package dev.jeton.adapter.micronaut.route;

import dev.jeton.access.Access;
import dev.jeton.session.Trust;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.annotation.AnnotationValue;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the annotations of a route demand.
 *
 * <table>
 * <caption>Annotations</caption>
 * <tr><th>annotation<th>serves
 * <tr><td>{@link Open}, {@link PermitAll}<td>everybody
 * <tr><td>{@link LogsIn}<td>everybody; the request must not come from another site
 * <tr><td>{@link RequiresSession}<td>anybody who is logged in, as recently and strongly as it says
 * <tr><td>{@link RequiresPermission}<td>whoever has all of the permissions
 * <tr><td>{@link RolesAllowed}<td>whoever has one of the roles
 * <tr><td>{@link DenyAll}, or none at all<td>nobody
 * </table>
 *
 * <p>Several annotations on one element must <em>all</em> be met, {@link Open} beside another one
 * adds nothing. What a method says replaces what its class says, as in Jakarta Annotations 2.1,
 * section 2.12; {@link RequiresTrust} apart, which a method takes from its class unless it has its
 * own. The annotations of this package are inherited by methods that override or implement, those
 * of Jakarta are not; neither kind is read through another annotation that carries it.
 */
public final class RouteAccess {

  private RouteAccess() {}

  /** What a route demands that has {@code annotations}, those of its class included. */
  public static Access of(AnnotationMetadata annotations) {
    Optional<Access> own = declared(annotations.getDeclaredMetadata());
    Access access = own.or(() -> declared(annotations)).orElseGet(Access::undeclared);
    Optional<Trust> trust = annotations.enumValue(RequiresTrust.class, Trust.class);
    return trust.map(access::trust).orElse(access);
  }

  private static Optional<Access> declared(AnnotationMetadata element) {
    List<Access> all = new ArrayList<>();
    if (element.hasAnnotation(Open.class) || element.hasAnnotation(PermitAll.class))
      all.add(Access.open());
    if (element.hasAnnotation(LogsIn.class)) all.add(Access.logIn());
    element.findAnnotation(RequiresSession.class).map(RouteAccess::session).ifPresent(all::add);
    if (element.hasAnnotation(DenyAll.class)) all.add(Access.undeclared());
    if (element.hasAnnotation(RequiresPermission.class))
      all.add(Access.allOfPermissions(List.of(element.stringValues(RequiresPermission.class))));
    if (element.hasAnnotation(RolesAllowed.class))
      all.add(Access.oneOfRoles(Set.copyOf(List.of(element.stringValues(RolesAllowed.class)))));
    return all.stream().reduce(Access::and);
  }

  private static Access session(AnnotationValue<RequiresSession> wanted) {
    Access proven = Access.level(wanted.intValue("level").orElse(1));
    boolean anybody = wanted.booleanValue("impersonated").orElse(true);
    Access own = anybody ? proven : proven.and(Access.notImpersonated());
    Access counted = wanted.isTrue("passive") ? own.passive() : own;
    Optional<Duration> fresh = wanted.stringValue("fresh").map(Duration::parse);
    return fresh.map(within -> counted.and(Access.fresh(within))).orElse(counted);
  }
}
