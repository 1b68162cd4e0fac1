package dev.jeton;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.event.SessionEvent;
import dev.jeton.event.SessionEvent.SlowAlgorithm;
import dev.jeton.key.Counting;
import dev.jeton.key.KeyAlgorithm;
import dev.jeton.key.KeyPolicy;
import dev.jeton.key.KeyRing;
import dev.jeton.key.KeyStore;
import dev.jeton.store.InMemorySessionStore;
import dev.jeton.token.TokenFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Whoever listens is told at the start that the JWTs of this ring take long here. */
class SlowStartTest {
  private final ManualClock clock = new ManualClock();

  private List<SessionEvent> heardAtTheStart(
      KeyRing keys, UnaryOperator<SessionTokensBuilder> options) {
    List<SessionEvent> heard = new ArrayList<>();
    SessionTokensBuilder builder =
        SessionTokens.builder(new InMemorySessionStore(clock), keys, Shop.ORIGIN);
    options.apply(builder.clock(clock).listener(heard::add)).build();
    return heard;
  }

  @Test
  void anAlgorithmThatIsSlowHereIsTold() {
    assertThat(heardAtTheStart(Shop.ring(KeyAlgorithm.ED25519), options -> options))
        .containsExactly(new SlowAlgorithm("EdDSA", "SunEC", Duration.ofNanos(500_000)));
  }

  @Test
  void anotherAlgorithmIsNoNews() {
    assertThat(heardAtTheStart(Shop.ring(KeyAlgorithm.HS256), options -> options))
        .isEmpty();
  }

  @Test
  void itIsNoNewsOfAnotherProvider() {
    KeyPolicy policy = KeyPolicy.ephemeral()
        .withJwtAlgorithm(KeyAlgorithm.ED25519)
        .withProvider(Counting.signing("Ed25519"));
    KeyRing keys = KeyRing.open(KeyStore.ephemeral(), policy, clock);

    assertThat(heardAtTheStart(keys, options -> options)).isEmpty();
  }

  @Test
  void whoIssuesNoJwtsIsNotTold() {
    assertThat(heardAtTheStart(
            Shop.ring(KeyAlgorithm.ED25519), options -> options.apiTokens(TokenFormat.REFERENCE)))
        .isEmpty();
  }
}
