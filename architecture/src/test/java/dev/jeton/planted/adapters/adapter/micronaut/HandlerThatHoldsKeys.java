package dev.jeton.planted.adapters.adapter.micronaut;

import dev.jeton.key.KeyRing;

/** A fault: holds what only the builder takes. */
final class HandlerThatHoldsKeys {
  int of(KeyRing keys) {
    return keys.hashCode();
  }
}
