package dev.jeton.planted.adapters.adapter.servlet;

import dev.jeton.store.SessionStore;

/** A fault: decides beside the door. */
final class FilterThatAsksTheStore {
  long epoch(SessionStore store) {
    return store.epoch();
  }
}
