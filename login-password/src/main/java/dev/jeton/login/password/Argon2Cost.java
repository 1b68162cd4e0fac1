package dev.jeton.login.password;

/**
 * What a hash that exists costs, be it more or less than what is asked of new ones. Immutable.
 * Bounded, for whoever can plant a hash must not be able to buy all the memory with a log-in.
 */
record Argon2Cost(int memoryKib, int iterations, int parallelism) {

  static final int MOST_LANES = 16;
  static final long MOST_WORK = 1L << 20;
  static final String BOUNDS = Argon2idParameters.MOST_MEMORY + " KiB, " + MOST_WORK
      + " KiB times iterations, or " + MOST_LANES + " lanes";

  Argon2Cost {
    if (!bearable(memoryKib, iterations, parallelism))
      throw new IllegalArgumentException("cost exceeds " + BOUNDS);
  }

  static boolean bearable(int memoryKib, int iterations, int parallelism) {
    return parallelism >= 1
        && parallelism <= MOST_LANES
        // RFC 9106, section 3.1: at least 8 KiB for each lane
        && memoryKib >= 8 * parallelism
        && memoryKib <= Argon2idParameters.MOST_MEMORY
        && iterations >= 1
        && (long) memoryKib * iterations <= MOST_WORK;
  }

  /**
   * Whether {@code wanted} asks for more memory or more passes. Lanes don't make a hash stronger.
   */
  boolean lessThan(Argon2Cost wanted) {
    return memoryKib < wanted.memoryKib || iterations < wanted.iterations;
  }
}
