package dev.jeton.key;

import dev.jeton.reuse.Idle;
import java.security.Key;
import java.security.SignatureException;

/** Verifies with one key by instances that are prepared once. Thread-safe; waits for nobody. */
final class PreparedChecks {
  private final Idle<SignatureCheck> idle;

  PreparedChecks(KeyAlgorithm algorithm, Key key, Implementations implementations) {
    this.idle = new Idle<>(() -> SignatureCheck.of(algorithm, key, implementations));
  }

  boolean verifies(byte[] text, int length, byte[] signature) {
    SignatureCheck check = idle.take();
    try {
      boolean holds = check.holds(text, length, signature);
      idle.giveBack(check);
      return holds;
    } catch (SignatureException unverifiable) {
      // Of a form that the algorithm can't have: forged like any other. What state the instance is
      // in now, its contract does not say, so it does not go back.
      return false;
    }
  }
}
