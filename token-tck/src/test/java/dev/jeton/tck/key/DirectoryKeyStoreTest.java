package dev.jeton.tck.key;

import dev.jeton.key.KeyStore;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class DirectoryKeyStoreTest extends KeyStoreContract {

  @TempDir
  Path directory;

  @Override
  protected KeyStore emptyStore() {
    return anotherHandle();
  }

  @Override
  public KeyStore anotherHandle() {
    return KeyStore.directory(directory.resolve("keys"));
  }
}
