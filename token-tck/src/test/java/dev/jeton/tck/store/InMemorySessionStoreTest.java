package dev.jeton.tck.store;

import dev.jeton.store.InMemorySessionStore;
import dev.jeton.store.SessionStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

class InMemorySessionStoreTest extends SessionStoreContract {

  static final Clock STANDING =
      Clock.fixed(Instant.parse("2025-01-01T00:00:00.123Z"), ZoneOffset.UTC);

  @Override
  protected SessionStore emptyStore() {
    return new InMemorySessionStore(STANDING);
  }

  @Override
  public Duration moment() {
    return Duration.ofMillis(1);
  }
}
