package dev.jeton;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;

import dev.jeton.key.KeyPolicy;
import dev.jeton.key.KeyPurpose;
import dev.jeton.key.KeyRing;
import dev.jeton.key.KeyStatus;
import dev.jeton.key.KeyStore;
import dev.jeton.session.Lifetimes;
import dev.jeton.store.InMemorySessionStore;
import dev.jeton.store.SessionStore;
import dev.jeton.token.TokenFormat;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Two nodes over one store and one set of keys; each gives browsers either format. Thread-safe. */
final class LoadedShops {
  static final Duration ABSOLUTE = ofHours(12);
  static final List<KeyPurpose> ROTATING =
      List.of(KeyPurpose.JWT, KeyPurpose.MAC, KeyPurpose.ROTATE);

  final ManualClock clock = new ManualClock();
  final KeyPolicy policy = KeyPolicy.ephemeral().tokensLiveFor(ABSOLUTE);
  final List<KeyRing> rings;
  private final List<SessionTokens> references;
  private final List<SessionTokens> jwts;

  LoadedShops() {
    Clock time = clock;
    KeyStore keys = KeyStore.ephemeral();
    SessionStore store = new InMemorySessionStore(time);
    this.rings =
        Stream.generate(() -> KeyRing.open(keys, policy, time)).limit(2).toList();
    this.references = doors(store, TokenFormat.REFERENCE);
    this.jwts = doors(store, TokenFormat.JWT);
  }

  private List<SessionTokens> doors(SessionStore store, TokenFormat browserTokens) {
    Lifetimes lifetimes = new Lifetimes(ofMinutes(30), ABSOLUTE);
    return rings.stream()
        .map(ring -> SessionTokens.builder(store, ring, Shop.ORIGIN)
            .browserTokens(browserTokens)
            .lifetimes(lifetimes)
            .rememberedLifetimes(lifetimes)
            .clock(clock)
            .build())
        .toList();
  }

  /** The door of one node after the other. */
  SessionTokens door(TokenFormat browserTokens, int call) {
    List<SessionTokens> doors = browserTokens == TokenFormat.REFERENCE ? references : jwts;
    return doors.get(call % doors.size());
  }

  /** What a scheduler on every node does. */
  void refreshAll() {
    rings.forEach(KeyRing::refresh);
  }

  long keysOf(KeyPurpose purpose) {
    return rings.get(0).entries().stream()
        .map(KeyStatus::purpose)
        .filter(purpose::equals)
        .count();
  }
}
