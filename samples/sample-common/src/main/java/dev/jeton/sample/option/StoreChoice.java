package dev.jeton.sample.option;

import java.net.URI;
import java.net.URISyntaxException;
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
    POSTGRESQL,
    /** A MariaDB server. */
    MARIADB,
    /** A Redis server for sessions; users and orders are in a file as with SQLite. */
    REDIS
  }

  static StoreChoice parse(String value) {
    if (value.equals("sqlite")) return new StoreChoice(Kind.SQLITE, "");
    if (value.equals("memory")) return new StoreChoice(Kind.MEMORY, "");
    if (value.startsWith("jdbc:postgresql:")) return new StoreChoice(Kind.POSTGRESQL, value);
    if (value.startsWith("redis://") || value.startsWith("rediss://")) return redis(value);
    if (value.startsWith("jdbc:mariadb:")) return new StoreChoice(Kind.MARIADB, value);
    if (value.startsWith("jdbc:h2:"))
      throw new OptionException("--store does not accept jdbc:h2, which may lose what it committed,"
          + " and a log-out with it: it takes " + Option.STORE.accepts());
    throw Option.STORE.refuse(value);
  }

  private static StoreChoice redis(String value) {
    try {
      if (new URI(value).getHost() != null) return new StoreChoice(Kind.REDIS, value);
    } catch (URISyntaxException unreadable) {
      // Refused like one without a host: its message would repeat a password.
    }
    throw Option.STORE.refuse(value);
  }

  /** What keeps users and orders: a file where sessions are in Redis. */
  public Kind database() {
    return kind == Kind.REDIS ? Kind.SQLITE : kind;
  }

  /** The kind alone. */
  @Override
  public String toString() {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
