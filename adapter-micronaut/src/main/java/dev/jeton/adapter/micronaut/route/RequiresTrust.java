package dev.jeton.adapter.micronaut.route;

import dev.jeton.session.Trust;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How fresh the knowledge of the session must be at least; it opens nothing by itself. Default
 * {@link Trust#CACHED}. See {@link RouteAccess}.
 */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface RequiresTrust {

  /** The freshness demanded. */
  Trust value();
}
