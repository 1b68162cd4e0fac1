package dev.jeton.token.jwt;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.jeton.identity.Permission;
import dev.jeton.identity.Subject;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What tokens for one service say. Nothing of what a subject may do travels unless it is named here,
 * and then only as far as the subject's own session reaches. Immutable; the methods answer changed
 * copies.
 *
 * @param audience {@code aud}: how the service calls itself; never this application's own
 * @param roles those that may travel; default none
 * @param permissions those that may travel; default none
 * @param clientId {@code client_id}; empty for that of the {@link JwtProfile}
 * @param lifetime of a token, 1 second to 5 minutes; default 1 minute
 */
public record DownstreamTemplate(
    String audience,
    Set<String> roles,
    Set<Permission> permissions,
    Optional<String> clientId,
    Duration lifetime) {

  /** The longest that a downstream token may live: nobody can end it before. */
  public static final Duration LONGEST = Duration.ofMinutes(5);

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration DEFAULT = Duration.ofMinutes(1);

  public DownstreamTemplate {
    roles = Set.copyOf(roles);
    permissions = Set.copyOf(permissions);
    if (audience.isBlank()) throw new IllegalArgumentException("the audience must not be blank");
    if (clientId.filter(String::isBlank).isPresent())
      throw new IllegalArgumentException("the client id must not be blank");
    if (lifetime.compareTo(SHORTEST) < 0 || lifetime.compareTo(LONGEST) > 0)
      throw new IllegalArgumentException(
          "lifetime " + lifetime + " is not within " + SHORTEST + " to " + LONGEST);
  }

  /** Tokens for this service, which say who it is and nothing of what he may do. */
  public static DownstreamTemplate forAudience(String audience) {
    return new DownstreamTemplate(audience, Set.of(), Set.of(), Optional.empty(), DEFAULT);
  }

  /** The roles that may travel. Names. Default none. A subject gets those of them that it has. */
  public DownstreamTemplate carryingRoles(String... names) {
    return new DownstreamTemplate(audience, Set.of(names), permissions, clientId, lifetime);
  }

  /**
   * The permissions that may travel, in the forms of {@link Permission}. Default none. What both this
   * and the session reach is carried: of {@code orders:*} here and {@code orders:read} there, or the
   * other way round, {@code orders:read}.
   */
  public DownstreamTemplate carryingPermissions(String... names) {
    Set<Permission> named = Stream.of(names).map(Permission::new).collect(toUnmodifiableSet());
    return new DownstreamTemplate(audience, roles, named, clientId, lifetime);
  }

  /** {@code client_id} (RFC 9068, section 2.2). Default that of the {@link JwtProfile}. */
  public DownstreamTemplate clientId(String wanted) {
    return new DownstreamTemplate(audience, roles, permissions, Optional.of(wanted), lifetime);
  }

  /** How long a token lives. 1 second to 5 minutes. Default 1 minute. */
  public DownstreamTemplate livingFor(Duration wanted) {
    return new DownstreamTemplate(audience, roles, permissions, clientId, wanted);
  }

  /** The part of {@code subject} that may travel. */
  Subject narrowed(Subject subject) {
    Set<String> both = new LinkedHashSet<>(subject.roles());
    both.retainAll(roles);
    Set<Permission> reached = new LinkedHashSet<>();
    Stream.concat(subject.permissions().stream(), permissions.stream())
        .filter(each -> subject.may(each) && mayTravel(each))
        .forEach(reached::add);
    return new Subject(subject.id(), both, reached);
  }

  private boolean mayTravel(Permission wanted) {
    return permissions.stream().anyMatch(named -> named.implies(wanted));
  }
}
