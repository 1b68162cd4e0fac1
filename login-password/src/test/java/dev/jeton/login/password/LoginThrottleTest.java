package dev.jeton.login.password;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.store.AttemptStore.Attempt;
import dev.jeton.store.AttemptStore.Limit;
import dev.jeton.store.InMemoryAttemptStore;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {

  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
  private static final Limit FROM_TWO =
      new Limit(2, Duration.ofHours(1), Duration.ofSeconds(4), Duration.ofSeconds(8));
  private static final Limit FROM_THREE =
      new Limit(3, Duration.ofHours(1), Duration.ofSeconds(1), Duration.ofSeconds(8));

  private final LoginThrottle throttle =
      new LoginThrottle(new InMemoryAttemptStore(), FROM_TWO, FROM_THREE);
  private final AttemptKeys alice = AttemptKeys.of("login", "alice", "192.0.2.7");
  private final AttemptKeys bob = AttemptKeys.of("login", "bob", "192.0.2.7");

  @Test
  void anAttemptThatTheAccountBlocksIsNotCountedWithTheSource() {
    throttle.begin(alice, NOON);
    throttle.begin(alice, NOON);

    Attempt blocked = throttle.begin(alice, NOON);

    assertThat(blocked).isEqualTo(new Attempt.Blocked(Duration.ofSeconds(4)));
    assertThat(throttle.blocked(bob, NOON)).isZero();
  }

  @Test
  void anAttemptThatTheSourceBlocksIsNotCountedWithTheAccount() {
    for (String name : new String[] {"carol", "dave", "erin"})
      throttle.begin(AttemptKeys.of("login", name, "192.0.2.7"), NOON);
    throttle.begin(alice, NOON);
    throttle.begin(alice, NOON);

    Duration elsewhere = throttle.blocked(AttemptKeys.of("login", "alice", "192.0.2.8"), NOON);

    assertThat(elsewhere).isZero();
  }
}
