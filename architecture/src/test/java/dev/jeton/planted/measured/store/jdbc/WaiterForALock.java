package dev.jeton.planted.measured.store.jdbc;

/** Right: waits for a database, which has no clock of ours. */
final class WaiterForALock {
  long ask() {
    return System.nanoTime();
  }
}
