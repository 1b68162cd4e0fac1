package dev.jeton.session;

import dev.jeton.encoding.Base64Url;
import java.util.Arrays;
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

  /** The id of the 16 bytes of {@code within} from {@code at} on. */
  public static SessionId at(byte[] within, int at) {
    return new SessionId(Arrays.copyOfRange(within, at, at + BYTES));
  }

  /** The id that {@code text} spells as {@link #toString} does, or empty for any other text. */
  public static Optional<SessionId> parse(String text) {
    return text.length() == TEXT_LENGTH
        ? Base64Url.decode(text).map(SessionId::new)
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
    return Base64Url.encode(bytes);
  }
}
