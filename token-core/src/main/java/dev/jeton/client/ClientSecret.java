package dev.jeton.client;

import dev.jeton.encoding.Base64Url;
import dev.jeton.store.SecretHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;

/**
 * What a registered client proves itself by. Immutable; compared in constant time; does not print
 * itself. Only its {@link #hash} is kept.
 */
public final class ClientSecret {

  private static final int BYTES = 32;

  private final String text;

  private ClientSecret(String text) {
    this.text = text;
  }

  /** A secret as a client presented it, or as it was drawn elsewhere. */
  public static ClientSecret of(String text) {
    return new ClientSecret(text);
  }

  /** A fresh secret of 256 bits, 43 characters of base64url. */
  static ClientSecret drawn(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new ClientSecret(Base64Url.encode(bytes));
  }

  /** The secret itself, to be shown once, to whoever runs the client. */
  public String reveal() {
    return text;
  }

  /**
   * SHA-256 of its UTF-8 bytes. Fast on purpose: 256 random bits need no slow hash, a password would.
   */
  public SecretHash hash() {
    return SecretHash.ofSecret(bytes());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ClientSecret that && MessageDigest.isEqual(bytes(), that.bytes());
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return "ClientSecret[redacted]";
  }

  private byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
