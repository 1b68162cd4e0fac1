package dev.jeton;

import dev.jeton.token.jwt.JwtProfile;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Finds the JWT profile that fits the lifetimes of sessions. */
final class ProfileChoice {

  private static final String CLIENT_ID = "first-party";
  private static final int ACCESS_TOKENS_PER_IDLE = 3;
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  private ProfileChoice() {}

  /**
   * The wanted profile, or the usual one of {@code origin}.
   *
   * @param idles the idle lifetimes that sessions may have
   * @throws IllegalArgumentException if tokens of the wanted one live too long for them
   */
  static JwtProfile of(Optional<JwtProfile> wanted, String origin, List<Duration> idles) {
    // A session is seen when its access token is renewed: with fewer renewals it would end while
    // it is in use.
    Duration idle = Collections.min(idles);
    Duration longest = idle.dividedBy(ACCESS_TOKENS_PER_IDLE);
    if (wanted.isEmpty()) return usual(origin, longest);
    Duration lifetime = wanted.get().lifetime();
    if (lifetime.compareTo(longest) > 0)
      throw new IllegalArgumentException(
          "a JWT lifetime of " + lifetime + " is over a third of the idle lifetime " + idle
              + ": shorten the one or lengthen the other");
    return wanted.get();
  }

  private static JwtProfile usual(String origin, Duration longest) {
    JwtProfile usual = JwtProfile.of(origin, origin, CLIENT_ID);
    if (longest.compareTo(usual.lifetime()) >= 0) return usual;
    return usual.livingFor(longest.compareTo(SHORTEST) < 0 ? SHORTEST : longest);
  }
}
