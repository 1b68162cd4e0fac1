package dev.jeton;

import dev.jeton.key.KeyRing;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/** Demands keys that verify as long as sessions live. */
final class LastingKeys {

  private LastingKeys() {}

  /**
   * Refuses a ring whose keys are retired before the longest session is over.
   *
   * @param absolutes the absolute lifetimes that sessions may have
   * @throws IllegalArgumentException naming both sides
   */
  static void demand(KeyRing keys, List<Duration> absolutes) {
    // A cookie may be as old as its session, and so may the key that signed it.
    Duration longest = Collections.max(absolutes);
    if (keys.tokensLiveFor().compareTo(longest) < 0)
      throw new IllegalArgumentException("sessions live up to " + longest
          + ", but keys verify for only " + keys.tokensLiveFor()
          + " after their successors begin: set KeyPolicy.tokensLiveFor or shorten the lifetimes");
  }
}
