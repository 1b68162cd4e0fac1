package dev.jeton.planted.adapters.adapter.micronaut.configuration;

import dev.jeton.key.KeyRing;
import dev.jeton.store.SessionStore;

/** Right: builds the door in the place of the application. */
final class BuilderOfTheDoor {
  long of(KeyRing keys, SessionStore store) {
    return keys.hashCode() + store.epoch();
  }
}
