package dev.jeton.key;

import java.nio.file.Path;
import java.util.List;

/**
 * Where sealed keys rest. An implementation sees only sealed text, is thread-safe and safe between
 * processes, and its {@code toString} names the place, for error messages.
 *
 * <p>Each verb is one atomic step among all processes, and what it answers is durable and seen by
 * {@link #load()} everywhere when it returns. A place that can't be read or written is a {@link
 * KeyUnavailableException}, never an empty or a negative answer. {@code KeyStoreContract} of {@code
 * token-tck} proves an implementation.
 */
public interface KeyStore {
  /** Lists every stored key, in any order. */
  List<StoredKey> load();

  /** Stores the key unless its name is taken, and answers whether it did. */
  boolean createIfAbsent(StoredKey key);

  /**
   * Puts {@code next} in the place of {@code present} if exactly that sealed text still rests there,
   * and answers whether it did; {@code false} also when nothing rests there.
   *
   * @throws IllegalArgumentException if the two have different names
   */
  boolean replace(StoredKey present, StoredKey next);

  /**
   * Forgets {@code present} if exactly that sealed text still rests there, and answers whether it
   * did. Its name is free afterwards.
   */
  boolean remove(StoredKey present);

  /**
   * A store in memory: <strong>every session and token ends with the process</strong>. For tests
   * and trials, and the only store that opens without a master key.
   */
  static KeyStore ephemeral() {
    return new EphemeralKeyStore();
  }

  /**
   * A store in a directory of its own, one file per key, made at first use with mode 0700 and files
   * of 0600; where the file system knows POSIX permissions, anything that others can read is
   * refused.
   *
   * <p>Needs a file system with hard links, which decide who of two starting processes makes a key,
   * and with file locks, under which keys are replaced and removed.
   */
  static KeyStore directory(Path directory) {
    return new DirectoryKeyStore(directory);
  }
}
