package dev.jeton.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A token in the clear, issued or presented. Immutable; compared in constant time; does not print
 * itself. Only the formats and the transports {@link #reveal} it, and ArchUnit sees to that.
 */
public final class SessionToken {

  private final String text;

  private SessionToken(String text) {
    this.text = text;
  }

  public static SessionToken of(String text) {
    return new SessionToken(text);
  }

  /** The token itself: whoever holds this text holds the session. */
  public String reveal() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SessionToken that && MessageDigest.isEqual(bytes(), that.bytes());
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return "SessionToken[redacted]";
  }

  private byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
