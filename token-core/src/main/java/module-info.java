/**
 * Session tokens for the JVM: issued, validated, carried and ended, without any framework.
 *
 * <p>A package is exported once it holds what an application, a store or an adapter needs.
 */
module dev.jeton.core {
  requires com.fasterxml.jackson.core;
  requires org.jose4j;
  requires static org.jspecify;
}
