package dev.jeton.bench.http;

import dev.jeton.access.Access;
import dev.jeton.session.Trust;

/** What stands before the one route of a server. */
enum Guard {
  /** The framework, and nothing else. */
  NOTHING,
  /** The adapter, which lets everybody pass. */
  OPEN,
  /** The adapter; the record is read at each request. */
  AUTHORITATIVE,
  /** The adapter; a copy of the record may answer. */
  CACHED,
  /** The adapter; the token may answer. */
  LOCAL,
  /** The session of the framework itself. */
  FRAMEWORK;

  /** What the adapter, where there is one, demands. */
  Access access() {
    return switch (this) {
      case AUTHORITATIVE, CACHED, LOCAL -> Access.session().trust(Trust.valueOf(name()));
      case NOTHING, OPEN, FRAMEWORK -> Access.open();
    };
  }

  /** Whether the adapter is there. */
  boolean isOurs() {
    return this != NOTHING && this != FRAMEWORK;
  }
}
