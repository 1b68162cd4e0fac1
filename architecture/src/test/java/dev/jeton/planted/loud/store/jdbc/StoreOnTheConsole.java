package dev.jeton.planted.loud.store.jdbc;

/** A fault. */
final class StoreOnTheConsole {
  void warn() {
    System.err.println("the database is slow");
  }
}
