package dev.jeton.tck.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.key.KeyPolicy;
import dev.jeton.key.KeyRing;
import dev.jeton.key.KeyStore;
import dev.jeton.session.EndReason;
import dev.jeton.session.SessionId;
import dev.jeton.store.DelegatingSessionStore;
import dev.jeton.store.InMemorySessionStore;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionStore;
import dev.jeton.tck.fake.SwitchableStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A load that notices nothing proves nothing. */
class MixedLoadTest {

  private static final Clock CLOCK = Clock.systemUTC();
  private static final Duration TIME = Duration.ofSeconds(3);

  @Test
  void aStoreThatIsAwayNowAndThenKeepsWhatItAcknowledged() throws Exception {
    SwitchableStore store = new SwitchableStore(CLOCK);
    CountDownLatch never = new CountDownLatch(1);

    Outcome outcome = on(store)
        .faults(List.of(() -> {
          store.goAway();
          assertThat(never.await(300, TimeUnit.MILLISECONDS)).isFalse();
          store.comeBack();
        }))
        .run(Duration.ofSeconds(6));

    assertThat(outcome.faults()).isPositive();
    assertThat(outcome.unavailable()).isPositive();
    assertThat(List.of(outcome.logIns(), outcome.calls(), outcome.ends())).doesNotContain(0L);
    assertThat(outcome.letInAfterTheEnd()).isZero();
    assertThat(outcome.lost()).isZero();
    assertThat(outcome.mistakes()).isEmpty();
  }

  @Test
  void aStoreThatForgetsAnEndIsNoticed() throws Exception {
    Outcome outcome = on(new Forgetful() {
          @Override
          public boolean end(SessionId id, EndReason reason) {
            return true;
          }
        })
        .run(TIME);

    assertThat(outcome.letInAfterTheEnd()).isPositive();
  }

  @Test
  void aStoreThatForgetsASessionIsNoticed() throws Exception {
    Set<SessionId> forgotten = ConcurrentHashMap.newKeySet();
    Outcome outcome = on(new Forgetful() {
          @Override
          public Optional<SessionRecord> find(SessionId id) {
            if (forgotten.isEmpty()) forgotten.add(id);
            return forgotten.contains(id) ? Optional.empty() : super.find(id);
          }
        })
        .run(TIME);

    assertThat(outcome.lost()).isPositive();
  }

  @Test
  void aStoreThatThrowsWhatItLikesIsNoticed() throws Exception {
    Outcome outcome = on(new Forgetful() {
          @Override
          public Optional<SessionRecord> find(SessionId id) {
            throw new IllegalStateException("broken");
          }
        })
        .run(TIME);

    assertThat(outcome.mistakes()).contains("java.lang.IllegalStateException: broken");
  }

  private static MixedLoad on(SessionStore store) {
    return MixedLoad.on(
        store, KeyRing.open(KeyStore.ephemeral(), KeyPolicy.ephemeral(), CLOCK), CLOCK);
  }

  private abstract static class Forgetful implements DelegatingSessionStore {
    private final SessionStore kept = new InMemorySessionStore(CLOCK);

    @Override
    public SessionStore delegate() {
      return kept;
    }

    @Override
    public Optional<SessionRecord> find(SessionId id) {
      return kept.find(id);
    }
  }
}
