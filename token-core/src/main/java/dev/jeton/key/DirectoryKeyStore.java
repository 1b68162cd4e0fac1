package dev.jeton.key;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One file per key, {@code jwt-1.jwe}, in a private directory, and a lock beside them; other files
 * there are left alone.
 * Thread-safe.
 */
final class DirectoryKeyStore implements KeyStore {
  private static final String SUFFIX = ".jwe";

  private final Path directory;

  DirectoryKeyStore(Path directory) {
    this.directory = directory.toAbsolutePath().normalize();
  }

  @Override
  public List<StoredKey> load() {
    PrivateFiles.makeDirectory(directory);
    List<StoredKey> keys = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
      for (Path file : files) {
        String fileName = file.getFileName().toString();
        String name = fileName.substring(0, fileName.length() - SUFFIX.length());
        if (!StoredKey.named(name)) continue;
        PrivateFiles.read(file, StoredKey.MAX_LENGTH)
            .ifPresent(text -> keys.add(new StoredKey(name, text.strip())));
      }
    } catch (IOException | DirectoryIteratorException e) {
      throw new KeyUnavailableException(
          this + " can't be listed: check that this user may read it", e);
    }
    return List.copyOf(keys);
  }

  @Override
  public boolean createIfAbsent(StoredKey key) {
    PrivateFiles.makeDirectory(directory);
    return PrivateFiles.createIfAbsent(fileOf(key), key.sealed());
  }

  @Override
  public boolean replace(StoredKey present, StoredKey next) {
    StoredKey.demandOneName(present, next);
    return changed(present, () -> PrivateFiles.replace(fileOf(next), next.sealed()));
  }

  @Override
  public boolean remove(StoredKey present) {
    return changed(present, () -> PrivateFiles.delete(fileOf(present)));
  }

  // A file system has no compare-and-set, so whoever changes a key holds the lock while he
  // compares.
  // Making one needs none: the link fails while a file of that name is there.
  private boolean changed(StoredKey present, Runnable change) {
    PrivateFiles.makeDirectory(directory);
    try (DirectoryLock held = DirectoryLock.of(directory)) {
      boolean unchanged = held.stillHeld()
          && PrivateFiles.read(fileOf(present), StoredKey.MAX_LENGTH)
              .filter(text -> text.strip().equals(present.sealed()))
              .isPresent();
      if (unchanged) change.run();
      return unchanged;
    }
  }

  private Path fileOf(StoredKey key) {
    return directory.resolve(key.name() + SUFFIX);
  }

  @Override
  public String toString() {
    return "key directory " + directory;
  }
}
