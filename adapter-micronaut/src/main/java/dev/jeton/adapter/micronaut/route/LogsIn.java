package dev.jeton.adapter.micronaut.route;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The route serves everybody and logs in: the site that began the request is checked whatever
 * credential comes with it. For log-ins that an application writes itself. See {@link RouteAccess}.
 */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface LogsIn {}
