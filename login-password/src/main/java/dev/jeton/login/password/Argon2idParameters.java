package dev.jeton.login.password;

/**
 * What a new hash costs (RFC 9106, section 3.1). Immutable. The least is what OWASP's password
 * storage cheat sheet asks for; {@link #OWASP} is that. At most {@value #MOST_MEMORY} KiB, and 1
 * GiB times iterations in all: a hash that costs more would be refused when it is read.
 *
 * @param memoryKib memory, in KiB; at least {@value #LEAST_MEMORY}
 * @param iterations passes over the memory; at least {@value #LEAST_ITERATIONS}
 * @param parallelism lanes, 1 to 16; computed one after another here, so more than 1 helps only the
 *     guesser
 */
public record Argon2idParameters(int memoryKib, int iterations, int parallelism) {

  static final int LEAST_MEMORY = 19_456;
  static final int LEAST_ITERATIONS = 2;
  static final int MOST_MEMORY = 262_144;

  /** 19 MiB, 2 iterations, 1 lane. */
  public static final Argon2idParameters OWASP =
      new Argon2idParameters(LEAST_MEMORY, LEAST_ITERATIONS, 1);

  public Argon2idParameters {
    if (memoryKib < LEAST_MEMORY)
      throw new IllegalArgumentException(
          "memory " + memoryKib + " KiB is less than " + LEAST_MEMORY);
    if (iterations < LEAST_ITERATIONS)
      throw new IllegalArgumentException(
          "iterations " + iterations + " are fewer than " + LEAST_ITERATIONS);
    if (!Argon2Cost.bearable(memoryKib, iterations, parallelism))
      throw new IllegalArgumentException("memory " + memoryKib + " KiB, iterations " + iterations
          + ", parallelism " + parallelism + " exceed " + Argon2Cost.BOUNDS);
  }

  Argon2Cost cost() {
    return new Argon2Cost(memoryKib, iterations, parallelism);
  }
}
