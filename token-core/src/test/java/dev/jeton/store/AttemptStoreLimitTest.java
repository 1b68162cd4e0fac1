package dev.jeton.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.store.AttemptStore.Limit;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AttemptStoreLimitTest {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void doublesFromTheFirstBlockingFailureOn() {
    Limit limit = new Limit(5, HOUR, SECOND, Duration.ofSeconds(60));

    assertThat(limit.delay(4)).isZero();
    assertThat(limit.delay(5)).isEqualTo(SECOND);
    assertThat(limit.delay(10)).isEqualTo(Duration.ofSeconds(32));
    assertThat(limit.delay(11)).isEqualTo(Duration.ofSeconds(60));
    assertThat(limit.delay(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void refusesContradictionsByNamingBothSides() {
    assertThatThrownBy(() -> new Limit(0, HOUR, SECOND, HOUR))
        .hasMessage("from 0 is not within 1 to 1000");
    assertThatThrownBy(() -> new Limit(1001, HOUR, SECOND, HOUR))
        .hasMessage("from 1001 is not within 1 to 1000");
    assertThatThrownBy(() -> new Limit(5, HOUR, Duration.ZERO, HOUR))
        .hasMessage("first PT0S is less than a millisecond");
    assertThatThrownBy(() -> new Limit(5, HOUR, HOUR, SECOND))
        .hasMessage("longest PT1S is less than first PT1H");
    assertThatThrownBy(() -> new Limit(5, SECOND, SECOND, HOUR))
        .hasMessage("within PT1S is not between longest PT1H and PT720H");
    assertThatThrownBy(() -> new Limit(5, Duration.ofDays(31), SECOND, HOUR))
        .hasMessage("within PT744H is not between longest PT1H and PT720H");
  }
}
