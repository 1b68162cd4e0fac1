package dev.jeton.adapter.micronaut.route;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The route serves whoever has <em>all</em> of these permissions. See {@link RouteAccess}.
 */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface RequiresPermission {

  /** Permissions such as {@code orders:read}; none of them serves nobody. */
  String[] value();
}
