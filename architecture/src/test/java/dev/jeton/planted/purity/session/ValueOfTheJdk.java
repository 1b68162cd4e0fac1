package dev.jeton.planted.purity.session;

import java.time.Instant;

/** Right: arrays, primitives and the JDK. */
final class ValueOfTheJdk {
  private final byte[][] bytes = new byte[2][];

  Instant at(long second) {
    return Instant.ofEpochSecond(second + bytes.length);
  }
}
