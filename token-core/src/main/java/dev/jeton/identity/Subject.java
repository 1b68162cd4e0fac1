package dev.jeton.identity;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;

/**
 * Somebody, or something, that can log in, with what it may do. Immutable.
 *
 * @param id its stable name
 * @param roles compared exactly; each 1 to 255 characters
 * @param permissions what it may do beyond its roles
 */
public record Subject(SubjectId id, Set<String> roles, Set<Permission> permissions) {

  private static final int LONGEST_ROLE = 255;

  public Subject {
    roles.forEach(role -> Text.checked("a role", role, LONGEST_ROLE));
    roles = InOrder.of(roles);
    permissions = InOrder.of(permissions);
  }

  /** Somebody with these, in their order; what is named twice is had once. */
  public static Subject of(
      SubjectId id, Collection<String> roles, Collection<Permission> permissions) {
    return new Subject(id, InOrder.of(roles), InOrder.of(permissions));
  }

  /** A subject of the only tenant, without roles or permissions. */
  public static Subject of(String id) {
    return new Subject(SubjectId.of(id), Set.of(), Set.of());
  }

  /** This subject with exactly these roles. */
  public Subject withRoles(String... names) {
    return of(id, Arrays.asList(names), permissions);
  }

  /** This subject with exactly these permissions, in the forms of {@link Permission}. */
  public Subject withPermissions(String... names) {
    return of(id, roles, Arrays.stream(names).map(Permission::new).toList());
  }

  /** Whether it holds exactly this role. */
  public boolean hasRole(String role) {
    return roles.contains(role);
  }

  /** Whether one of its permissions reaches {@code wanted}. */
  public boolean may(Permission wanted) {
    return permissions.stream().anyMatch(held -> held.implies(wanted));
  }
}
