package dev.jeton.access;

import dev.jeton.access.Decision.Forbidden;
import dev.jeton.access.Decision.Granted;
import dev.jeton.access.Decision.NotLoggedIn;
import dev.jeton.identity.Permission;
import dev.jeton.session.Session;
import dev.jeton.session.Trust;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
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
  private final boolean anySite;
  private final Proof proof;

  private Access(
      List<Requirement> requirements,
      Trust least,
      boolean logIn,
      boolean passive,
      boolean anySite,
      Proof proof) {
    this.requirements = requirements;
    this.least = least;
    this.logIn = logIn;
    this.passive = passive;
    this.anySite = anySite;
    this.proof = proof;
  }

  private Access(List<Requirement> requirements, Proof proof) {
    this(requirements, Trust.CACHED, false, false, false, proof);
  }

  private static Access demanding(Requirement requirement) {
    return new Access(List.of(requirement), Proof.ANY);
  }

  /** Everybody, logged in or not. A credential that opens nothing counts as none. */
  public static Access open() {
    return new Access(List.of(), Proof.ANY);
  }

  /**
   * Everybody, for a route that logs in: checked for the site that began it whatever credential
   * comes with it.
   */
  public static Access logIn() {
    return new Access(List.of(), Trust.CACHED, true, false, false, Proof.ANY);
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

  /** Whoever has permissions that reach all of these; nobody where there are none. */
  public static Access allOfPermissions(Collection<String> permissions) {
    return permissions.stream().map(Access::permission).reduce(Access::and).orElse(UNDECLARED);
  }

  /**
   * Whoever has proven no longer ago than {@code within} who he is (OWASP ASVS 5.0, 7.5.1): at
   * log-in or by {@code RequestSession.reauthenticate}, never by using or refreshing a session.
   * Exactly as long ago is recent enough, as in OpenID Connect Core 1.0, section 3.1.2.1. Whoever
   * lacks nothing else is told to prove it again (RFC 9470).
   *
   * @param within whole seconds, at least one
   */
  public static Access fresh(Duration within) {
    return new Access(List.of(new Requirement.LoggedIn()), new Proof(Optional.of(within), 1));
  }

  /**
   * Whoever has proven to this level who he is, see {@link Session#levelAt}. Together with {@link
   * #fresh}, one proof must be both: recent and of the level.
   *
   * @param atLeast 1 (any) to 9
   */
  public static Access level(int atLeast) {
    return new Access(List.of(new Requirement.LoggedIn()), new Proof(Optional.empty(), atLeast));
  }

  /**
   * Anybody who is logged in as himself: for routes that change credentials, begin an impersonation
   * or speak in somebody's name where no other may.
   */
  public static Access notImpersonated() {
    return demanding(new Requirement.NotImpersonated());
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
        passive || other.passive,
        // The check of the site is a demand like any other: it stays where one of the two has it.
        anySite && other.anySite,
        proof.and(other.proof));
  }

  /**
   * How fresh the knowledge of the session must be at least. Default {@link Trust#CACHED}. With
   * {@link Trust#LOCAL} a JWT is believed without a look at its record: roles and permissions are
   * then those of its issue. An end on another node is seen after {@code maxLag} at the latest where
   * a route demands less than {@link Trust#AUTHORITATIVE}.
   */
  public Access trust(Trust level) {
    return new Access(requirements, level, logIn, passive, anySite, proof);
  }

  /**
   * The same for a route that asks by itself and not for its user, a status poll or an event stream:
   * it does not count as activity, so a session that only it keeps asking for goes idle.
   */
  public Access passive() {
    return new Access(requirements, least, logIn, true, anySite, proof);
  }

  /**
   * The same for a route at which other sites begin requests by design, whatever the method and the
   * credential: what another site's form posts back, say. Nothing looks at where a request began, so
   * the route must find out by itself (a signed message, a {@code state} that it gave out), and any
   * page in the world can send a person's session here.
   */
  public Access insecurelyFromOtherSites() {
    return new Access(requirements, least, logIn, passive, true, proof);
  }

  /** Whether it matters not which site began the request. */
  public boolean isFromAnySite() {
    return anySite;
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

  /**
   * Whether {@code session} meets all of it at {@code now}. A proof that is too old or too weak is
   * told of only where nothing else is missing.
   */
  public Decision decide(Optional<Session> session, Instant now) {
    if (isOpen()) return new Granted();
    if (session.isEmpty()) return new NotLoggedIn();
    List<Requirement> unmet = requirements.stream()
        .filter(requirement -> !requirement.metBy(session.get()))
        .toList();
    if (!unmet.isEmpty()) return new Forbidden(permissions(unmet));
    if (proof.metBy(session.get(), now)) return new Granted();
    // Who acts for another can't prove to be the other: asking for it would never end.
    return session.get().actor().isPresent() ? new Forbidden(Set.of()) : proof.missing();
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
        && passive == that.passive
        && anySite == that.anySite
        && proof.equals(that.proof);
  }

  @Override
  public int hashCode() {
    return Objects.hash(requirements, least, proof);
  }

  @Override
  public String toString() {
    String anywhere = anySite ? ", from other sites" : "";
    if (isOpen()) return "Access[open" + anywhere + "]";
    return "Access" + requirements + "@" + least + (passive ? ", passive" : "") + anywhere
        + (proof.equals(Proof.ANY) ? "" : proof);
  }
}
