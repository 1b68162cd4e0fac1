package dev.jeton.key;

import java.util.Optional;

/**
 * What a {@link KeyRing} is told: the master key that seals its entries, and the algorithm of its
 * JWT key. Immutable.
 *
 * @param masterKey empty only for {@link KeyStore#ephemeral()}
 * @param jwtAlgorithm default ES256; a stored key of another algorithm refuses to open, it is never
 *     replaced in silence
 */
public record KeyPolicy(Optional<MasterKey> masterKey, KeyAlgorithm jwtAlgorithm) {
  public KeyPolicy {
    KeyPairs.demandMayIssue(jwtAlgorithm);
  }

  /** Seals every entry under this master key; a persistent store opens no other way. */
  public static KeyPolicy sealedUnder(MasterKey masterKey) {
    return new KeyPolicy(Optional.of(masterKey), KeyAlgorithm.ES256);
  }

  /** Has no master key: opens {@link KeyStore#ephemeral()} and nothing else. */
  public static KeyPolicy ephemeral() {
    return new KeyPolicy(Optional.empty(), KeyAlgorithm.ES256);
  }

  /** The same policy with this algorithm for the JWT key, one that {@linkplain
   * KeyAlgorithm#mayIssue() may issue}. */
  public KeyPolicy withJwtAlgorithm(KeyAlgorithm algorithm) {
    return new KeyPolicy(masterKey, algorithm);
  }
}
