package dev.jeton.login.password;

import dev.jeton.identity.Credentials;
import dev.jeton.identity.Identification;
import dev.jeton.store.InMemoryAttemptStore;
import dev.jeton.tck.fake.ManualClock;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Everything a log-in needs, with one user {@code alice}, whose password is {@code wonderland}. */
final class LoginDesk {

  static final String HOME = "192.0.2.7";
  static final Identification NOBODY = new Identification.Unidentified();

  final ManualClock clock = new ManualClock(Instant.parse("2026-01-02T12:00:00Z"));
  final MeteredArgon2 argon2 = new MeteredArgon2();
  final UserTable users = new UserTable();
  final InMemoryAttemptStore attempts = new InMemoryAttemptStore();
  final List<PasswordWarning> warnings = new ArrayList<>();
  final PasswordLogin login = builder(hasher(Argon2idParameters.OWASP)).build();

  LoginDesk() {
    users.put("alice", hasher(Argon2idParameters.OWASP).hash("wonderland"));
    argon2.spent();
  }

  PasswordHasher hasher(Argon2idParameters parameters) {
    return hasher(parameters, HashingBudget.of(64, parameters.memoryKib()));
  }

  PasswordHasher hasher(Argon2idParameters parameters, HashingBudget budget) {
    return new PasswordHasher(argon2, new SecureRandom(), parameters, budget);
  }

  PasswordLogin.Builder builder(PasswordHasher hasher) {
    return PasswordLogin.builder(users, attempts, clock).hasher(hasher).warnings(warnings::add);
  }

  Identification tries(String name, String password) {
    return tries(name, password, HOME);
  }

  Identification tries(String name, String password, String source) {
    return login.identify(credentials(name, password), source);
  }

  void fails(String name, int times) {
    for (int failure = 1; failure <= times; failure++) tries(name, "wrong");
  }

  static Credentials credentials(String name, String password) {
    return Credentials.of(Map.of("username", name, "password", password));
  }

  static Identification throttled(long seconds) {
    return new Identification.Throttled(Duration.ofSeconds(seconds));
  }
}
