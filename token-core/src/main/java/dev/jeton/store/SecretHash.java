package dev.jeton.store;

import dev.jeton.reuse.Idle;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * SHA-256 of the secret in a token: all that a store ever learns of it. Immutable; compared in
 * constant time; does not print itself.
 */
public final class SecretHash {

  /** The number of bytes of a hash. */
  public static final int BYTES = 32;

  private static final Idle<MessageDigest> DIGESTS = new Idle<>(SecretHash::digest);

  private final byte[] bytes;

  private SecretHash(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * A hash that was computed before.
   *
   * @throws IllegalArgumentException unless these are 32 bytes
   */
  public static SecretHash of(byte[] hash) {
    if (hash.length != BYTES)
      throw new IllegalArgumentException(
          "a secret's hash has " + BYTES + " bytes, not " + hash.length);
    return new SecretHash(hash.clone());
  }

  /** What a store may know of {@code secret}. */
  public static SecretHash ofSecret(byte[] secret) {
    MessageDigest digest = DIGESTS.take();
    SecretHash hash = new SecretHash(digest.digest(secret));
    DIGESTS.giveBack(digest);
    return hash;
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SecretHash that && MessageDigest.isEqual(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "SecretHash[redacted]";
  }
}
