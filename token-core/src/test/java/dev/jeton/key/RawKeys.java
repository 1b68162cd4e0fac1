package dev.jeton.key;

import java.security.Key;

/** Takes keys out of their entries, for tests that play the thief or check with the JDK alone. */
public final class RawKeys {
  private RawKeys() {}

  public static Key signing(KeyEntry entry) {
    return entry.rawSigning();
  }

  public static Key verifying(KeyEntry entry) {
    return entry.rawVerifying();
  }
}
