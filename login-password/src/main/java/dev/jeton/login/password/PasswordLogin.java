package dev.jeton.login.password;

import dev.jeton.identity.Authentication;
import dev.jeton.identity.Authenticator;
import dev.jeton.identity.Credentials;
import dev.jeton.identity.Identification;
import dev.jeton.store.AttemptStore;
import dev.jeton.store.AttemptStore.Attempt;
import dev.jeton.store.AttemptStore.Limit;
import dev.jeton.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Identifies somebody by the fields {@code username} and {@code password}. Thread-safe; blocks for
 * as long as one hash takes, so it does not belong on an event loop.
 *
 * <p>A name that nobody has costs what a wrong password costs: one hash with today's parameters,
 * and the same counting. (Hashes that are still below today's parameters cost less to check, until
 * their owners have logged in once.)
 *
 * <p>Failures in a row slow an account down, known or not: the fifth is answered with a delay of 1
 * s, each further one with the double, up to 60 s. Failures of one source address do so from the
 * 50th in 15 minutes. An attempt within a delay is not looked at, even if it is right; it costs no
 * hash and prolongs nothing, so a stranger can slow an owner down but never shut him out. Success
 * clears the account, never the source.
 */
public final class PasswordLogin implements Authenticator {

  /** The most characters of a name; a longer one is nobody's. */
  public static final int LONGEST_NAME = 256;

  private static final Duration SOON = Duration.ofSeconds(1);

  private record Candidate(Optional<PasswordRecord> user, PhcString hash) {}

  private final PasswordRecords users;
  private final Clock clock;
  private final PasswordHasher hasher;
  private final LoginThrottle throttle;
  private final String nameSpace;
  private final Consumer<PasswordWarning> warnings;

  private PasswordLogin(Builder builder) {
    users = builder.users;
    clock = builder.clock;
    hasher = builder.hasher.orElseGet(PasswordHasher::argon2id);
    throttle = new LoginThrottle(builder.attempts, builder.accountLimit, builder.sourceLimit);
    nameSpace = builder.nameSpace;
    warnings = builder.warnings;
  }

  /**
   * Log-ins of {@code users}, with failures counted in {@code attempts} by the time of {@code
   * clock}.
   */
  public static Builder builder(PasswordRecords users, AttemptStore attempts, Clock clock) {
    return new Builder(users, attempts, clock);
  }

  /**
   * Identifies the holder of {@code presented}; without both fields nobody is, and nothing is
   * counted.
   *
   * @throws StoreException if users or attempts can't be reached
   */
  @Override
  public Identification identify(Credentials presented, String sourceAddress) {
    Optional<String> name = presented.field("username");
    Optional<String> password = presented.field("password");
    if (name.isEmpty() || password.isEmpty()) return new Identification.Unidentified();
    AttemptKeys keys = AttemptKeys.of(nameSpace, name.get(), sourceAddress);
    Duration blocked = throttle.blocked(keys, clock.instant());
    if (!blocked.isZero()) return throttled(blocked);
    Candidate candidate = candidate(name.get());
    // Counted only when there is room for the hash: who was sent away unheard has not failed.
    return hasher
        .whenThereIsRoom(candidate.hash(), () -> judge(candidate, name.get(), password.get(), keys))
        .orElseGet(() -> throttled(SOON));
  }

  private Candidate candidate(String name) {
    Optional<PasswordRecord> user = plausible(name) ? users.find(name) : Optional.empty();
    Optional<PhcString> hash = user.flatMap(known -> PhcString.parse(known.hash()));
    if (hash.isPresent()) return new Candidate(user, hash.get());
    user.ifPresent(known ->
        warnings.accept(new PasswordWarning.UnreadableHash(known.subject().id())));
    return new Candidate(Optional.empty(), hasher.decoy());
  }

  private Identification judge(
      Candidate candidate, String name, String password, AttemptKeys keys) {
    Instant now = clock.instant();
    Attempt attempt = throttle.begin(keys, now);
    if (attempt instanceof Attempt.Blocked meanwhile) return throttled(meanwhile.remaining());
    Attempt.Counted counted = (Attempt.Counted) attempt;
    Optional<byte[]> prepared = PasswordText.prepare(password);
    try {
      boolean right = hasher.matches(prepared, candidate.hash());
      if (!right || candidate.user().isEmpty()) return wrong(counted.delay());
      throttle.succeeded(keys, counted);
      PasswordRecord user = candidate.user().get();
      if (hasher.outdated(candidate.hash())) upgrade(name, user, prepared.orElseThrow());
      return new Identification.Identified(user.subject(), new Authentication("pwd", now, 1));
    } finally {
      prepared.ifPresent(bytes -> Arrays.fill(bytes, (byte) 0));
    }
  }

  private void upgrade(String name, PasswordRecord user, byte[] prepared) {
    try {
      users.upgrade(name, user.hash(), hasher.hash(prepared));
    } catch (StoreException cause) {
      // The password was right, and the old hash still serves: a table that can be read but not
      // written must not keep everybody out. The next log-in tries again.
      warnings.accept(new PasswordWarning.UpgradeFailed(user.subject().id(), cause));
    }
  }

  private static Identification wrong(Duration delay) {
    return delay.isZero() ? new Identification.Unidentified() : throttled(delay);
  }

  /**
   * Whole seconds, as {@code Retry-After} has them (RFC 9110, section 10.2.3), and never too few.
   */
  private static Identification throttled(Duration remaining) {
    return new Identification.Throttled(
        Duration.ofSeconds(remaining.plusNanos(999_999_999).toSeconds()));
  }

  /**
   * Some databases fail at NUL or half a surrogate pair: a client must not be able to cause a
   * StoreException.
   */
  private static boolean plausible(String name) {
    return !name.isBlank()
        && name.length() <= LONGEST_NAME
        && name.codePoints()
            .noneMatch(each ->
                Character.isISOControl(each) || Character.getType(each) == Character.SURROGATE);
  }

  /** Options of {@link PasswordLogin}. Not thread-safe. */
  public static final class Builder {

    private final PasswordRecords users;
    private final AttemptStore attempts;
    private final Clock clock;
    private Optional<PasswordHasher> hasher = Optional.empty();
    private Limit accountLimit =
        new Limit(5, Duration.ofDays(1), Duration.ofSeconds(1), Duration.ofSeconds(60));
    private Limit sourceLimit =
        new Limit(50, Duration.ofMinutes(15), Duration.ofSeconds(1), Duration.ofSeconds(60));
    private String nameSpace = "login";
    private Consumer<PasswordWarning> warnings = warning -> {};

    private Builder(PasswordRecords users, AttemptStore attempts, Clock clock) {
      this.users = users;
      this.attempts = attempts;
      this.clock = clock;
    }

    /**
     * Makes and checks hashes. Default {@link PasswordHasher#argon2id()}. Stored hashes that cost
     * less than its parameters ask for are upgraded as their owners log in.
     */
    public Builder hasher(PasswordHasher hasher) {
      this.hasher = Optional.of(hasher);
      return this;
    }

    /**
     * How failures of one account in a row slow it down. Default: from the 5th, 1 s doubling to 60
     * s, forgotten a day after. A longest delay of hours lets strangers shut an owner out.
     */
    public Builder accountLimit(Limit limit) {
      this.accountLimit = limit;
      return this;
    }

    /**
     * How failures of one source address slow it down. Default: from the 50th in 15 minutes, 1 s
     * doubling to 60 s. Many people can share an address; behind a proxy that is not configured as
     * trusted, all of them do.
     */
    public Builder sourceLimit(Limit limit) {
      this.sourceLimit = limit;
      return this;
    }

    /**
     * The name space that failures are counted in, 1 to 32 characters of {@code a-z 0-9 -}. Default
     * {@code login}. Where passwords are asked for again within a session, another one keeps
     * strangers at the log-in from blocking that.
     */
    public Builder nameSpace(String nameSpace) {
      if (!nameSpace.matches("[a-z0-9-]{1,32}"))
        throw new IllegalArgumentException(
            "name space '" + nameSpace + "' is not 1 to 32 characters of a-z 0-9 -");
      this.nameSpace = nameSpace;
      return this;
    }

    /**
     * Hears of what an operator should see to; called on the log-in's thread. Default: told to
     * nobody.
     */
    public Builder warnings(Consumer<PasswordWarning> warnings) {
      this.warnings = warnings;
      return this;
    }

    public PasswordLogin build() {
      return new PasswordLogin(this);
    }
  }
}
