package dev.jeton.access;

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
}
