package dev.jeton.login.password;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes the hashes of passwords: Argon2id with a salt of 16 random bytes and a hash of 32 bytes,
 * over the password in NFC and UTF-8. One hasher bounds how many hashes are computed at once, so
 * give the one that makes new users' hashes to {@link PasswordLogin.Builder#hasher}, too.
 * Thread-safe; a hash takes tens of milliseconds and all of its memory.
 */
public final class PasswordHasher {

  /** The most bytes of a password, in UTF-8. */
  public static final int MOST_BYTES = PasswordText.MOST_BYTES;

  static final int MOST_PARALLEL = 256;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  private final Argon2Function argon2;
  private final SecureRandom random;
  private final Argon2Cost cost;
  private final HashingBudget budget;
  private final PhcString decoy;

  PasswordHasher(
      Argon2Function argon2,
      SecureRandom random,
      Argon2idParameters parameters,
      HashingBudget budget) {
    this.argon2 = argon2;
    this.random = random;
    this.cost = parameters.cost();
    this.budget = budget;
    this.decoy = new PhcString(cost, drawn(SALT_BYTES), drawn(HASH_BYTES));
  }

  /** A hasher with {@link Argon2idParameters#OWASP}. */
  public static PasswordHasher argon2id() {
    return argon2id(Argon2idParameters.OWASP);
  }

  /**
   * A hasher that computes as many at once as there are processors, within a quarter of the heap.
   */
  public static PasswordHasher argon2id(Argon2idParameters parameters) {
    return argon2id(parameters, HashingBudget.usualParallel(parameters.memoryKib()));
  }

  /**
   * A hasher that computes at most {@code parallel} hashes at once, 1 to {@value #MOST_PARALLEL};
   * it takes so many times the memory of one. A stored hash that costs more than a new one counts
   * for several.
   */
  public static PasswordHasher argon2id(Argon2idParameters parameters, int parallel) {
    if (parallel < 1 || parallel > MOST_PARALLEL)
      throw new IllegalArgumentException(
          "parallel " + parallel + " is not within 1 to " + MOST_PARALLEL);
    HashingBudget budget = HashingBudget.of(parallel, parameters.memoryKib());
    return new PasswordHasher(Argon2Function.BOUNCY_CASTLE, new SecureRandom(), parameters, budget);
  }

  /**
   * The hash to keep of a new password; waits while too many others are computed. Whether the
   * password is a good one is for the caller to say.
   *
   * @throws IllegalArgumentException if it is empty, longer than {@value #MOST_BYTES} bytes of
   *     UTF-8, or holds half of a surrogate pair
   */
  public PasswordHash hash(String password) {
    byte[] prepared = PasswordText.prepare(password)
        .orElseThrow(() -> new IllegalArgumentException("a password is 1 to " + MOST_BYTES
            + " bytes of UTF-8, without half of a surrogate pair"));
    try {
      return budget.await(cost.memoryKib(), () -> hash(prepared));
    } finally {
      Arrays.fill(prepared, (byte) 0);
    }
  }

  /**
   * Runs {@code work} when there is room to check {@code stored}, and to hash anew; empty where
   * there is none soon.
   */
  <T> Optional<T> whenThereIsRoom(PhcString stored, Supplier<T> work) {
    return budget.spend(Math.max(stored.cost.memoryKib(), cost.memoryKib()), work);
  }

  /**
   * A hash of which nobody knows a password, at today's cost: what is checked where there is
   * nothing to check.
   */
  PhcString decoy() {
    return decoy;
  }

  /** Whether {@code prepared} is the password; costs the same if it is empty, but is false. */
  boolean matches(Optional<byte[]> prepared, PhcString stored) {
    byte[] password = prepared.orElseGet(() -> new byte[HASH_BYTES]);
    byte[] derived = argon2.derive(password, stored.salt, stored.cost, stored.hash.length);
    return prepared.isPresent() && MessageDigest.isEqual(derived, stored.hash);
  }

  boolean outdated(PhcString stored) {
    return stored.cost.lessThan(cost)
        || stored.salt.length < SALT_BYTES
        || stored.hash.length < HASH_BYTES;
  }

  PasswordHash hash(byte[] prepared) {
    byte[] salt = drawn(SALT_BYTES);
    return new PhcString(cost, salt, argon2.derive(prepared, salt, cost, HASH_BYTES)).write();
  }

  private byte[] drawn(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
