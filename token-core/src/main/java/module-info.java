/** Session tokens for the JVM: issued, validated, carried and ended, without any framework. */
module dev.jeton.core {
  requires com.fasterxml.jackson.core;
  requires com.github.benmanes.caffeine;
  requires java.net.http;
  requires org.jose4j;
  requires static transitive org.jspecify;

  exports dev.jeton;
  exports dev.jeton.access;
  exports dev.jeton.client;
  exports dev.jeton.cookie;
  exports dev.jeton.endpoint;
  exports dev.jeton.event;
  exports dev.jeton.http;
  exports dev.jeton.identity;
  exports dev.jeton.json;
  exports dev.jeton.key;
  exports dev.jeton.near;
  exports dev.jeton.origin;
  exports dev.jeton.session;
  exports dev.jeton.store;
  exports dev.jeton.token;
  exports dev.jeton.token.foreign;
  exports dev.jeton.token.jwt;
  exports dev.jeton.token.reference;
  exports dev.jeton.transport;
}
