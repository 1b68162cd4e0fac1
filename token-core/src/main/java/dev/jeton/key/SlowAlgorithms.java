package dev.jeton.key;

import dev.jeton.event.SessionEvent.SlowAlgorithm;
import java.time.Duration;
import java.util.Optional;

/**
 * The algorithms that are known to take long by the provider that comes with the Java runtime, as they
 * were measured on 17 and 25. Stateless.
 */
public final class SlowAlgorithms {
  /** Brings the elliptic curves of the Java runtime. */
  private static final String SUN = "SunEC";

  /** The first that was measured to compute on P-256 in half the time. */
  private static final int QUICKER_ON_P256 = 25;

  private static final Duration ES256 = Duration.ofNanos(850_000);
  private static final Duration ED25519 = Duration.ofNanos(500_000);

  private SlowAlgorithms() {}

  /** What an operator should hear of a key for JWTs; empty if nothing is known against it. */
  public static Optional<SlowAlgorithm> of(KeyEntry key) {
    return known(key.algorithm(), key.provider(), Runtime.version().feature());
  }

  static Optional<SlowAlgorithm> known(KeyAlgorithm algorithm, String provider, int java) {
    if (!provider.equals(SUN)) return Optional.empty();
    return switch (algorithm) {
      case ES256 -> java < QUICKER_ON_P256 ? slow(algorithm, provider, ES256) : Optional.empty();
      case ED25519 -> slow(algorithm, provider, ED25519);
      default -> Optional.empty();
    };
  }

  private static Optional<SlowAlgorithm> slow(
      KeyAlgorithm algorithm, String provider, Duration verification) {
    return Optional.of(new SlowAlgorithm(algorithm.jose(), provider, verification));
  }
}
