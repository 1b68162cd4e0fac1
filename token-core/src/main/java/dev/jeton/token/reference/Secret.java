package dev.jeton.token.reference;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.jeton.key.KeyEntry;
import dev.jeton.session.SessionId;
import dev.jeton.store.SecretHash;
import dev.jeton.token.NewSessions;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The secret in a token, and what follows from it: the credential itself. Immutable; lives as long
 * as a request; does not print itself. Compared by its {@link #hash} alone.
 */
final class Secret {

  private static final byte[] RECOVER = "recover".getBytes(US_ASCII);

  private final byte[] bytes;

  private Secret(byte[] bytes) {
    this.bytes = bytes;
  }

  static Secret of(byte[] bytes) {
    return new Secret(bytes.clone());
  }

  /** The secret that begins at {@code at}. */
  static Secret at(byte[] within, int at) {
    return new Secret(Arrays.copyOfRange(within, at, at + NewSessions.SECRET_BYTES));
  }

  SecretHash hash() {
    return SecretHash.ofSecret(bytes);
  }

  /** The secret of {@code generation}, the next one: whoever has this one and the key gets it. */
  Secret successor(KeyEntry rotate, SessionId id, int generation) {
    // Fixed lengths, and another one than below: no two inputs are alike.
    return new Secret(rotate.hmac(id.bytes(), number(generation), bytes));
  }

  /** The secret of {@code generation}, the one after a next one that never arrived. */
  Secret recovered(KeyEntry rotate, SessionId id, int generation) {
    return new Secret(rotate.hmac(RECOVER, id.bytes(), number(generation), bytes));
  }

  byte[] reveal() {
    return bytes.clone();
  }

  private static byte[] number(int generation) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(generation).array();
  }

  @Override
  public String toString() {
    return "Secret[redacted]";
  }
}
