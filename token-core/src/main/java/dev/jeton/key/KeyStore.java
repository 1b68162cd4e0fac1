package dev.jeton.key;

import java.nio.file.Path;
import java.util.List;

/**
 * Where sealed keys rest. An implementation sees only sealed text, is thread-safe and safe between
 * processes, and its {@code toString} names the place, for error messages.
 */
public interface KeyStore {
  /**
   * Lists every stored key; {@link KeyUnavailableException}, never an empty answer, when the place
   * can't be read.
   */
  List<StoredKey> load();

  /**
   * Stores the key unless its name is taken, as one atomic step among all processes, and answers
   * whether it did.
   *
   * <p>On return, with either answer, the key of that name is durable and seen by {@link #load()}
   * everywhere. {@link KeyUnavailableException} when the place can't be written.
   */
  boolean createIfAbsent(StoredKey key);

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
   * <p>Needs a file system with hard links: they decide which of two starting processes makes the
   * key.
   */
  static KeyStore directory(Path directory) {
    return new DirectoryKeyStore(directory);
  }
}
