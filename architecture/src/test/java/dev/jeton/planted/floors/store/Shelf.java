package dev.jeton.planted.floors.store;

import dev.jeton.planted.floors.identity.Owner;

/** Right: looks down. */
public final class Shelf {
  private final Owner owner = new Owner("shelf");

  public boolean holds(String value) {
    return owner.name().equals(value);
  }
}
