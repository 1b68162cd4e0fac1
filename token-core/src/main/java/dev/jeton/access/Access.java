package dev.jeton.access;

import dev.jeton.access.Decision.Forbidden;
import dev.jeton.access.Decision.Granted;
import dev.jeton.access.Decision.NotLoggedIn;
import dev.jeton.identity.Permission;
import dev.jeton.session.Session;
import dev.jeton.session.Trust;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a route demands. A route that declares nothing is {@link #undeclared}, and that refuses
 * everybody: opening one is said out loud. Immutable.
 */
public final class Access {

  private static final Access UNDECLARED = demanding(new Requirement.Nobody());

  private final List<Requirement> requirements;
  private final Trust least;
  private final boolean logIn;
  private final boolean passive;

  private Access(List<Requirement> requirements, Trust least, boolean logIn) {
    this(requirements, least, logIn, false);
  }

  private Access(List<Requirement> requirements, Trust least, boolean logIn, boolean passive) {
    this.requirements = requirements;
    this.least = least;
    this.logIn = logIn;
    this.passive = passive;
  }

  private static Access demanding(Requirement requirement) {
    return new Access(List.of(requirement), Trust.CACHED, false);
  }

  /** Everybody, logged in or not. A credential that opens nothing counts as none. */
  public static Access open() {
    return new Access(List.of(), Trust.CACHED, false);
  }

  /**
   * Everybody, for a route that logs in: checked for the site that began it whatever credential
   * comes with it.
   */
  public static Access logIn() {
    return new Access(List.of(), Trust.CACHED, true);
  }

  /** Anybody who is logged in. */
  public static Access session() {
    return demanding(new Requirement.LoggedIn());
  }

  /** Whoever has at least one of these roles. */
  public static Access role(String role, String... orOneOf) {
    return oneOfRoles(
        Stream.concat(Stream.of(role), Stream.of(orOneOf)).collect(Collectors.toSet()));
  }

  /** Whoever has at least one of these roles; nobody where there are none. */
  public static Access oneOfRoles(Set<String> roles) {
    return demanding(new Requirement.OneOfRoles(Set.copyOf(roles)));
  }

  /** Whoever has a permission that reaches this one: {@code orders:read}, say. */
  public static Access permission(String permission) {
    return demanding(new Requirement.Permitted(new Permission(permission)));
  }

  /** Nobody: what a route that says nothing demands. */
  public static Access undeclared() {
    return UNDECLARED;
  }

  /** What this demands and what {@code other} demands as well. */
  public Access and(Access other) {
    List<Requirement> both = Stream.concat(requirements.stream(), other.requirements.stream())
        .distinct()
        .toList();
    return new Access(
        both,
        least.reaches(other.least) ? least : other.least,
        logIn || other.logIn,
        passive || other.passive);
  }

  /**
   * How fresh the knowledge of the session must be at least. Default {@link Trust#CACHED}. With
   * {@link Trust#LOCAL} a JWT is believed without asking the store: an end on another node is then
   * seen only when it expires.
   */
  public Access trust(Trust level) {
    return new Access(requirements, level, logIn, passive);
  }

  /**
   * The same for a route that asks by itself and not for its user, a status poll or an event stream:
   * it does not count as activity, so a session that only it keeps asking for goes idle.
   */
  public Access passive() {
    return new Access(requirements, least, logIn, true);
  }

  /** Whether the route leaves the idle limit as it was. */
  public boolean isPassive() {
    return passive;
  }

  /** The freshness demanded. */
  public Trust trust() {
    return least;
  }

  /** Whether anybody may pass without a session. */
  public boolean isOpen() {
    return requirements.isEmpty();
  }

  /** Whether the route logs in. */
  public boolean isLogIn() {
    return logIn;
  }

  /** Whether {@code session} meets all of it. */
  public Decision decide(Optional<Session> session) {
    if (isOpen()) return new Granted();
    if (session.isEmpty()) return new NotLoggedIn();
    List<Requirement> unmet = requirements.stream()
        .filter(requirement -> !requirement.metBy(session.get()))
        .toList();
    return unmet.isEmpty() ? new Granted() : new Forbidden(permissions(unmet));
  }

  private static Set<String> permissions(List<Requirement> unmet) {
    Set<String> missing = new LinkedHashSet<>();
    for (Requirement requirement : unmet)
      if (requirement instanceof Requirement.Permitted permitted)
        missing.add(permitted.permission().value());
    return missing;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Access that
        && requirements.equals(that.requirements)
        && least == that.least
        && logIn == that.logIn
        && passive == that.passive;
  }

  @Override
  public int hashCode() {
    return requirements.hashCode() + least.hashCode();
  }

  @Override
  public String toString() {
    return isOpen()
        ? "Access[open]"
        : "Access" + requirements + "@" + least + (passive ? ", passive" : "");
  }
}
