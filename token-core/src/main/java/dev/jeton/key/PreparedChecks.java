package dev.jeton.key;

import java.security.Key;
import java.security.SignatureException;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Verifies with one key by instances of the Java runtime that are prepared once and used again: to
 * look one up and prepare it costs more than many a verification. Thread-safe; waits for nobody.
 */
final class PreparedChecks {
  // A power of two. Whoever finds his place empty prepares an instance for himself.
  private static final int PLACES = 16;

  private final KeyAlgorithm algorithm;
  private final Key key;
  private final AtomicReferenceArray<@Nullable SignatureCheck> idle =
      new AtomicReferenceArray<>(PLACES);

  PreparedChecks(KeyAlgorithm algorithm, Key key) {
    this.algorithm = algorithm;
    this.key = key;
  }

  boolean verifies(byte[] text, int length, byte[] signature) {
    int place = (int) Thread.currentThread().getId() & (PLACES - 1);
    SignatureCheck taken = idle.getAndSet(place, null);
    SignatureCheck check = taken == null ? SignatureCheck.of(algorithm, key) : taken;
    try {
      boolean holds = check.holds(text, length, signature);
      idle.set(place, check);
      return holds;
    } catch (SignatureException unverifiable) {
      // Of a form that the algorithm can't have: forged like any other. What state the instance is
      // in now, its contract does not say, so it does not go back.
      return false;
    }
  }
}
