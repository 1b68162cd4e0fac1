package dev.jeton.adapter.micronaut;

import dev.jeton.session.Session;
import java.security.Principal;

/** The subject of a session, as the JDK calls it. Immutable. */
record SessionPrincipal(String getName) implements Principal {
  static SessionPrincipal of(Session session) {
    return new SessionPrincipal(session.subject().id().value());
  }
}
