package dev.jeton.access;

import dev.jeton.identity.Permission;
import dev.jeton.session.Session;
import java.util.Set;

/** One thing that a route demands of a session. */
sealed interface Requirement {

  boolean metBy(Session session);

  /** Any session will do. */
  record LoggedIn() implements Requirement {
    @Override
    public boolean metBy(Session session) {
      return true;
    }
  }

  /** One of these roles. */
  record OneOfRoles(Set<String> roles) implements Requirement {
    @Override
    public boolean metBy(Session session) {
      return roles.stream().anyMatch(session.subject()::hasRole);
    }
  }

  /** This permission. */
  record Permitted(Permission permission) implements Requirement {
    @Override
    public boolean metBy(Session session) {
      return session.subject().may(permission);
    }
  }

  /** The subject itself, nobody who acts for it. */
  record NotImpersonated() implements Requirement {
    @Override
    public boolean metBy(Session session) {
      return session.actor().isEmpty();
    }
  }

  /** What nobody can meet. */
  record Nobody() implements Requirement {
    @Override
    public boolean metBy(Session session) {
      return false;
    }
  }
}
