package dev.jeton.identity;

import java.util.Optional;

/**
 * What the application knows at this moment of somebody who logged in earlier. Implementations are
 * thread-safe and quick: they are asked while a request waits. A back end that fails throws, best a
 * {@code StoreException}; it never answers "nobody", which would log people out.
 */
@FunctionalInterface
public interface Authorities {

  /**
   * The subject of that id with its present roles and permissions.
   *
   * @return empty if it may not log in any more: its session ends
   */
  Optional<Subject> of(SubjectId subject);
}
