package dev.jeton.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a parameter of type {@link TestSession}: whose session it is. {@link TestSessions} opens it
 * before the test and ends it afterwards.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface LoggedInAs {

  /** The subject's id. */
  String value();

  /** Its roles. Default none. */
  String[] roles() default {};

  /** Its permissions. Default none. */
  String[] permissions() default {};

  /** How long ago it authenticated, as ISO 8601 spells a duration. Default just now. */
  String authenticatedAgo() default "PT0S";

  /** The level of that authentication, 1 to 9. Default 1. */
  int level() default 1;

  /** Whether the client holds a bearer token; else a cookie, as a browser does. Default no. */
  boolean bearer() default false;
}
