package dev.jeton.tck.adapter;

import dev.jeton.identity.Authentication;
import dev.jeton.identity.Authenticator;
import dev.jeton.identity.Credentials;
import dev.jeton.identity.Identification;
import dev.jeton.identity.Subject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/**
 * Who may log in to a {@link ContractApplication}; the password is the name backwards. Thread-safe.
 */
final class ContractUsers implements Authenticator {

  /** Who has tried too often. */
  static final String IMPATIENT = "mallory";

  private static final Map<String, Subject> SUBJECTS = Map.of(
      "alice",
          Subject.of("alice").withRoles("clerk").withPermissions("orders:read", "orders:write"),
      "bob", Subject.of("bob").withRoles("viewer").withPermissions("orders:read"),
      "root", Subject.of("root").withRoles("admin").withPermissions("*"));

  private final Clock clock;

  ContractUsers(Clock clock) {
    this.clock = clock;
  }

  static Subject subject(String name) {
    Subject subject = SUBJECTS.get(name);
    if (subject == null) throw new IllegalArgumentException("no user " + name);
    return subject;
  }

  static String password(String name) {
    return new StringBuilder(name).reverse().toString();
  }

  Authentication byPassword() {
    return new Authentication("pwd", clock.instant(), 1);
  }

  @Override
  public Identification identify(Credentials presented, String sourceAddress) {
    String name = presented.field("username").orElse("");
    if (name.equals(IMPATIENT)) return new Identification.Throttled(Duration.ofSeconds(3));
    boolean known = SUBJECTS.containsKey(name)
        && presented.field("password").filter(password(name)::equals).isPresent();
    return known
        ? new Identification.Identified(subject(name), byPassword())
        : new Identification.Unidentified();
  }
}
