package dev.jeton.tck.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.store.AttemptStore;
import dev.jeton.store.AttemptStore.Attempt;
import dev.jeton.store.AttemptStore.Attempt.Blocked;
import dev.jeton.store.AttemptStore.Attempt.Counted;
import dev.jeton.store.AttemptStore.Limit;
import java.time.Duration;
import java.time.Instant;

/** What the rules have in common: a limit, a moment, and attempts at it. */
interface Attempts {

  Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
  Duration HOUR = Duration.ofHours(1);
  Duration SECOND = Duration.ofSeconds(1);

  /** The third failure within an hour blocks for a second, the ninth and all later for a minute. */
  Limit FROM_THREE = new Limit(3, HOUR, SECOND, Duration.ofMinutes(1));

  AttemptStore store();

  AttemptStore anotherHandle();

  default Attempt begin(String key, Instant now) {
    return store().begin(key, FROM_THREE, now);
  }

  default Duration blocked(String key, Instant now) {
    return store().blocked(key, FROM_THREE, now);
  }

  default void failAtOnce(String key, int times) {
    for (int failure = 1; failure <= times; failure++) begin(key, NOON);
  }

  static Counted counted(Attempt attempt) {
    assertThat(attempt).isInstanceOf(Counted.class);
    return (Counted) attempt;
  }

  static void assertBlockedFor(Duration remaining, Attempt attempt) {
    assertThat(attempt).isEqualTo(new Blocked(remaining));
  }
}
