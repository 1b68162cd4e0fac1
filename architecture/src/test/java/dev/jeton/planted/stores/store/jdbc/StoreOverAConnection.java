package dev.jeton.planted.stores.store.jdbc;

import dev.jeton.key.StoredKey;
import java.sql.Connection;

/** Right: its SPIs and its driver. */
final class StoreOverAConnection {
  String keep(Connection connection, StoredKey key) {
    return connection + key.name();
  }
}
