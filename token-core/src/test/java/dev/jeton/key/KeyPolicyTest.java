package dev.jeton.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyPolicyTest {
  private final KeyPolicy policy = KeyPolicy.ephemeral();

  @ParameterizedTest
  @ValueSource(strings = {"PT1S", "PT1H"})
  void keysAreRefreshedEverySecondAtMostAndEveryHourAtLeast(Duration pause) {
    assertThat(policy.refreshEvery(pause).refreshEvery()).isEqualTo(pause);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0.999999999S", "PT1H0.000000001S", "PT0S", "PT-1M"})
  void aRefreshBeyondThatIsRefused(Duration pause) {
    assertThatThrownBy(() -> policy.refreshEvery(pause))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("keys are refreshed every " + pause + ", which is not from PT1S to PT1H");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-0.000000001S"})
  void tokensLiveForSomeTime(Duration nothing) {
    assertThat(policy.tokensLiveFor(Duration.ofNanos(1)).tokensLiveFor())
        .isEqualTo(Duration.ofNanos(1));
    assertThatThrownBy(() -> policy.tokensLiveFor(nothing))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("tokens that live for " + nothing + " are none");
  }

  @Test
  void aRingTellsHowLongItsTokensMayLive() {
    Duration hour = Duration.ofHours(1);

    KeyRing ring =
        KeyRing.open(KeyStore.ephemeral(), policy.tokensLiveFor(hour), new ManualClock());

    assertThat(ring.tokensLiveFor()).isEqualTo(hour);
  }
}
