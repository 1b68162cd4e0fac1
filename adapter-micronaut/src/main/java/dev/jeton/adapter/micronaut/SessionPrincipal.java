package dev.jeton.adapter.micronaut;

import dev.jeton.session.Session;
import java.security.Principal;

/** The subject of a session, as the JDK calls it. Immutable. */
record SessionPrincipal(Session session) implements Principal {

  @Override
  public String getName() {
    return session.subject().id().value();
  }
}
