package dev.jeton.session;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * The public name of a session: fit for lists, logs and admin pages, and worth nothing to a thief.
 * Immutable.
 *
 * <p>Its first two bytes are a keyed hash of the subject, so that a cluster can keep the sessions
 * of one subject together; the other fourteen are random.
 */
public final class SessionId implements Comparable<SessionId> {

  /** The number of bytes of an id. */
  public static final int BYTES = 16;

  private static final int TEXT_LENGTH = 22;

  private final byte[] bytes;

  private SessionId(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * The id of these 16 bytes.
   *
   * @throws IllegalArgumentException for any other number of bytes
   */
  public static SessionId of(byte[] bytes) {
    if (bytes.length != BYTES)
      throw new IllegalArgumentException(
          "a session id has " + BYTES + " bytes, not " + bytes.length);
    return new SessionId(bytes.clone());
  }

  /** The id that {@code text} spells as {@link #toString} does, or empty for any other text. */
  public static Optional<SessionId> parse(String text) {
    if (text.length() != TEXT_LENGTH) return Optional.empty();
    byte[] decoded;
    try {
      decoded = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException notBase64url) {
      return Optional.empty();
    }
    // Its four unused bits are nought in the one spelling that we write, and padding is no such
    // character.
    return "AQgw".indexOf(text.charAt(TEXT_LENGTH - 1)) >= 0
        ? Optional.of(new SessionId(decoded))
        : Optional.empty();
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public int compareTo(SessionId other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SessionId that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** 22 characters of base64url without padding. */
  @Override
  public String toString() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
