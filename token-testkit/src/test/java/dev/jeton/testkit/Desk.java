package dev.jeton.testkit;

import dev.jeton.Admission;
import dev.jeton.SessionTokens;
import dev.jeton.access.Access;
import dev.jeton.key.KeyPolicy;
import dev.jeton.key.KeyRing;
import dev.jeton.key.KeyStore;
import dev.jeton.store.InMemorySessionStore;
import dev.jeton.tck.fake.ManualClock;
import dev.jeton.tck.fake.RecordingExchange;
import java.time.Instant;

/** An application as small as one can be. */
final class Desk {

  static final ManualClock CLOCK = new ManualClock(Instant.parse("2030-01-01T00:00:00Z"));
  static final SessionTokens TOKENS = SessionTokens.builder(
          new InMemorySessionStore(CLOCK),
          KeyRing.open(KeyStore.ephemeral(), KeyPolicy.ephemeral(), CLOCK),
          "https://desk.example")
      .clock(CLOCK)
      .build();

  private Desk() {}

  static Admission answer(TestSession session, Access access) {
    return TOKENS.admit(
        new RecordingExchange("GET", "/").with(session.headerName(), session.headerValue()),
        access);
  }
}
