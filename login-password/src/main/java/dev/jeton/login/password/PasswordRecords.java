package dev.jeton.login.password;

import dev.jeton.store.StoreException;
import java.util.Optional;

/**
 * Where users and the hashes of their passwords are kept; an application implements this over its
 * user table. Implementations are thread-safe. A back end that fails is a {@link StoreException},
 * never an empty answer.
 */
public interface PasswordRecords {

  /**
   * The user who logs in as {@code name}; empty if there is none, or none who may log in now. The
   * name comes as it was typed: 1 to {@value PasswordLogin#LONGEST_NAME} characters, none of them a
   * control character.
   *
   * <p>Failures are counted by name without regard to case, accents, width and spaces. Where two
   * names that differ in more than that lead to one user, such as a name and an e-mail address,
   * each of them is throttled apart.
   */
  Optional<PasswordRecord> find(String name);

  /**
   * Replaces the hash of the user who logs in as {@code name}, in one step, if it is still {@code
   * from}: a password that was changed in between must not come back. The password stays the same;
   * no session is to be ended for this.
   *
   * @return whether it was replaced
   */
  boolean upgrade(String name, PasswordHash from, PasswordHash to);
}
