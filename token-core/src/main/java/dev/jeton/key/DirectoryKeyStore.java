package dev.jeton.key;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One file per key, {@code jwt-1.jwe}, in a private directory; other files there are left alone.
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
    return PrivateFiles.createIfAbsent(directory.resolve(key.name() + SUFFIX), key.sealed());
  }

  @Override
  public String toString() {
    return "key directory " + directory;
  }
}
