package dev.jeton.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.event.SessionEvent.SlowAlgorithm;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class SlowAlgorithmsTest {

  @Test
  void es256IsSlowBeforeJava25() {
    assertThat(SlowAlgorithms.known(KeyAlgorithm.ES256, "SunEC", 24))
        .contains(new SlowAlgorithm("ES256", "SunEC", Duration.ofNanos(850_000)));
    assertThat(SlowAlgorithms.known(KeyAlgorithm.ES256, "SunEC", 25)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 25})
  void ed25519IsSlowOnEveryJava(int java) {
    assertThat(SlowAlgorithms.known(KeyAlgorithm.ED25519, "SunEC", java))
        .contains(new SlowAlgorithm("EdDSA", "SunEC", Duration.ofNanos(500_000)));
  }

  @ParameterizedTest
  @EnumSource(
      names = {"ES256", "ED25519"},
      mode = Mode.EXCLUDE)
  void nothingIsSaidOfOthers(KeyAlgorithm algorithm) {
    assertThat(SlowAlgorithms.known(algorithm, "SunEC", 17)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"ES256", "ED25519"})
  void nothingIsKnownOfOtherProviders(KeyAlgorithm algorithm) {
    assertThat(SlowAlgorithms.known(algorithm, "AmazonCorrettoCryptoProvider", 17))
        .isEmpty();
  }
}
