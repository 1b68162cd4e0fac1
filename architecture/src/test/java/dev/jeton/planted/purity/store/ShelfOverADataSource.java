package dev.jeton.planted.purity.store;

import javax.sql.DataSource;

/** A fault: forces a database on everybody. */
final class ShelfOverADataSource {
  boolean isOpen(DataSource source) {
    return source.hashCode() != 0;
  }
}
