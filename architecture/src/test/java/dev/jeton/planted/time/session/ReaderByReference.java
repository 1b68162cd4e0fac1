package dev.jeton.planted.time.session;

import java.time.Instant;
import java.util.function.Supplier;

/** A fault, by a method reference. */
final class ReaderByReference {
  Supplier<Instant> ask() {
    return Instant::now;
  }
}
