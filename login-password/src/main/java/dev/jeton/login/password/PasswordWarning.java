package dev.jeton.login.password;

import dev.jeton.identity.SubjectId;
import dev.jeton.store.StoreException;

/** What an operator should hear of, though the log-in was answered. Immutable; holds no secret. */
public sealed interface PasswordWarning {

  /** The subject whose hash is meant. */
  SubjectId subject();

  /**
   * A stored hash is no Argon2id in the PHC string format, or costs more than this library is
   * willing to spend on reading one. Its owner can't log in until it is replaced.
   */
  record UnreadableHash(SubjectId subject) implements PasswordWarning {}

  /**
   * The right password came, but the hash with the new parameters could not be kept; the next
   * log-in tries again.
   */
  record UpgradeFailed(SubjectId subject, StoreException cause) implements PasswordWarning {}
}
