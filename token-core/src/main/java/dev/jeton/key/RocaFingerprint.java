package dev.jeton.key;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Tells RSA moduli that a faulty library made from primes of one small family (CVE-2017-15361);
 * such a key can be factored. Thread-safe.
 *
 * <p>Both primes of such a modulus are powers of 65537 modulo each small prime, so the modulus is
 * one too. An honest modulus passes for one by chance once in about 2^27 times.
 */
final class RocaFingerprint {
  private static final int GENERATOR = 65_537;
  private static final List<Integer> SMALL_PRIMES = IntStream.rangeClosed(3, 167)
      .filter(number -> BigInteger.valueOf(number).isProbablePrime(50))
      .boxed()
      .toList();

  private RocaFingerprint() {}

  static boolean of(BigInteger modulus) {
    return SMALL_PRIMES.stream()
        .allMatch(
            prime -> powerOfGenerator(modulus.mod(BigInteger.valueOf(prime)).intValue(), prime));
  }

  private static boolean powerOfGenerator(int rest, int prime) {
    int power = 1;
    do {
      if (power == rest) return true;
      power = power * (GENERATOR % prime) % prime;
    } while (power != 1);
    return false;
  }
}
