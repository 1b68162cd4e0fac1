package dev.jeton.sample.option;

import java.util.Locale;

/**
 * Where a sample keeps sessions, users and orders. Immutable.
 *
 * @param kind which store
 * @param url where a database is, may hold a password; empty for the others
 */
public record StoreChoice(Kind kind, String url) {

  /** Which store. */
  public enum Kind {
    /** A database file in the data directory. */
    SQLITE,
    /** Nothing outlives the process. */
    MEMORY,
    /** A PostgreSQL server. */
    POSTGRESQL
  }

  static StoreChoice parse(String value) {
    if (value.equals("sqlite")) return new StoreChoice(Kind.SQLITE, "");
    if (value.equals("memory")) return new StoreChoice(Kind.MEMORY, "");
    if (value.startsWith("jdbc:postgresql:")) return new StoreChoice(Kind.POSTGRESQL, value);
    if (value.startsWith("jdbc:mariadb:")
        || value.startsWith("redis:")
        || value.startsWith("rediss:"))
      throw new OptionException(
          "--store does not accept " + value.substring(0, value.lastIndexOf(':', 12))
              + " yet: it takes sqlite, memory or jdbc:postgresql://host/database");
    throw Option.STORE.refuse(value);
  }

  /** The kind alone. */
  @Override
  public String toString() {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
