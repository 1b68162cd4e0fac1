package dev.jeton.planted.siblings.store.redis;

import dev.jeton.planted.siblings.store.jdbc.AskedStore;

/** A fault: brings another database along. */
final class StoreThatAsksAnother {
  private final AskedStore asked = new AskedStore();

  int use() {
    return asked.hashCode();
  }
}
