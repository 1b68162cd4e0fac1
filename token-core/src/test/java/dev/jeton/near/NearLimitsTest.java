package dev.jeton.near;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearLimitsTest {

  @ParameterizedTest
  @CsvSource({"PT1S, PT0.1S", "PT5S, PT0.1S", "PT6S, PT0.12S", "PT60S, PT1.2S"})
  void theFeedIsReadOftenWithinTheLagAndNotMoreThanTenTimesASecond(Duration lag, Duration often) {
    assertThat(NearLimits.DEFAULT.withMaxLag(lag).interval()).isEqualTo(often);
  }
}
