package dev.jeton.planted.floors.session;

import dev.jeton.planted.floors.store.Shelf;

/** A fault: a value of the first floor sees the second. */
final class ValueThatAsksAShelf {
  boolean isKept(Shelf shelf) {
    return shelf.holds("value");
  }
}
