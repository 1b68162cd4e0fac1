package dev.jeton.login.password;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * What is kept of a password, in the PHC string format: {@code
 * $argon2id$v=19$m=19456,t=2,p=1$salt$hash}. A secret, though a guarded one: whoever reads it can
 * guess without being throttled. Immutable; compares in constant time and never prints itself.
 */
public final class PasswordHash {

  private final String text;

  private PasswordHash(String text) {
    this.text = text;
  }

  /**
   * The hash that was kept as {@code text}. Not checked here: one that can't be read identifies
   * nobody, and is told as {@link PasswordWarning.UnreadableHash}.
   */
  public static PasswordHash of(String text) {
    return new PasswordHash(text);
  }

  /** The text to keep; for the place where users are kept, and for nothing else. */
  public String reveal() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PasswordHash that && MessageDigest.isEqual(bytes(), that.bytes());
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return "PasswordHash[redacted]";
  }

  private byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
