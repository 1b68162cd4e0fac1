package dev.jeton.store;

import java.security.MessageDigest;

/**
 * SHA-256 of the secret in a token: all that a store ever learns of it. Immutable; compared in constant time; does not
 * print itself.
 */
public final class SecretHash {

  /** The number of bytes of a hash. */
  public static final int BYTES = 32;

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
      throw new IllegalArgumentException("a secret's hash has " + BYTES + " bytes, not " + hash.length);
    return new SecretHash(hash.clone());
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
    // The bytes are those of a SHA-256: any four of them are spread well.
    return bytes[0] << 24 | (bytes[1] & 0xff) << 16 | (bytes[2] & 0xff) << 8 | bytes[3] & 0xff;
  }

  @Override
  public String toString() {
    return "SecretHash[redacted]";
  }
}
