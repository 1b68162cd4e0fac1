package dev.jeton.adapter.micronaut.route;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The route serves anybody who is logged in, as recently, as strongly and as himself as it says. See
 * {@link RouteAccess}.
 */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface RequiresSession {

  /**
   * How long ago the proof of identity may be: a duration such as {@code PT5M}, which may be a
   * placeholder {@code ${…}}. Default any time.
   */
  String fresh() default "";

  /** To which level, 1 to 9, it was given at least. Default 1. */
  int level() default 1;

  /** Whether somebody may who acts for another. Default true; false where credentials change. */
  boolean impersonated() default true;

  /** Whether a request is no activity, as of a status poll or an event stream. Default false. */
  boolean passive() default false;
}
