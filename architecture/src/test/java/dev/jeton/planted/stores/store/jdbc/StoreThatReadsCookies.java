package dev.jeton.planted.stores.store.jdbc;

import dev.jeton.cookie.CookieName;

/** A fault: knows how a token rides. */
final class StoreThatReadsCookies {
  String of(CookieName name) {
    return name.text();
  }
}
