package dev.jeton.planted.stores.store;

import dev.jeton.cookie.CookieName;

/** Right: no store but the SPI, which has no driver and other rules. */
final class RoomOfTheSpi {
  String of(CookieName name) {
    return name.text();
  }
}
