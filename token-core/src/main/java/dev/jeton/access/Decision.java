package dev.jeton.access;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Whether a request may go on. */
public sealed interface Decision {

  /** It may. */
  record Granted() implements Decision {}

  /** It may not, for there is no session. */
  record NotLoggedIn() implements Decision {}

  /**
   * The session may not do this; {@code missing} are the permissions that would help, as far as
   * they may be told.
   */
  record Forbidden(Set<String> missing) implements Decision {}

  /**
   * The session may do this, once its subject has proven again who it is (RFC 9470): no longer ago
   * than {@code maxAge} and at least to {@code level}, as far as they are demanded.
   */
  record Stale(Optional<Duration> maxAge, OptionalInt level) implements Decision {}
}
