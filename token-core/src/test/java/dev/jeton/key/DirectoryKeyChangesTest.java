package dev.jeton.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How keys in a directory are replaced and removed, and the lock under which that is done. */
class DirectoryKeyChangesTest implements StoredKeyRules {

  @TempDir
  Path parent;

  private Path directory;
  private Path lock;
  private KeyStore store;

  @BeforeEach
  @Override
  public void storeAKey() {
    directory = parent.resolve("keys");
    lock = directory.resolve(".lock");
    store = KeyStore.directory(directory);
    StoredKeyRules.super.storeAKey();
  }

  @Override
  public KeyStore store() {
    return store;
  }

  @Test
  void aFileThatCameBackWithAnotherEndOfItsLineIsTheSameKey() throws IOException {
    Files.writeString(directory.resolve("mac-1.jwe"), "present\r\n");

    boolean replaced = store.replace(PRESENT, NEXT);

    assertThat(replaced).isTrue();
  }

  @Test
  void whatAChangeLeavesIsForItsOwnerAlone() throws IOException {
    store.replace(PRESENT, NEXT);

    assertThat(directory).isDirectoryNotContaining("glob:**.tmp");
    assertThat(mode(lock)).isEqualTo("rw-------");
    assertThat(mode(directory.resolve("mac-1.jwe"))).isEqualTo("rw-------");
  }

  @Test
  void nothingIsChangedInADirectoryThatOthersCanEnter() throws IOException {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));

    assertThatThrownBy(() -> store.replace(PRESENT, NEXT))
        .isInstanceOf(KeyUnavailableException.class)
        .hasMessageContaining("chmod 700");
    assertThatThrownBy(() -> store.remove(PRESENT)).isInstanceOf(KeyUnavailableException.class);

    assertThat(directory.resolve("mac-1.jwe")).hasContent("present");
    assertThat(lock).doesNotExist();
  }

  @Test
  void aLockThatCannotBeTakenIsOneClearLineAndKeepsNobodyOutAfterwards() throws Exception {
    Files.createDirectory(lock);

    assertThatThrownBy(() -> store.replace(PRESENT, NEXT))
        .isInstanceOf(KeyUnavailableException.class)
        .hasMessage(directory + " can't be locked: check that this user may write there,"
            + " and that no other class loader changes keys at the same time");
    Files.delete(lock);

    assertThat(replacedByAnotherThread()).isTrue();
  }

  @Test
  void aLockThatAnotherClassLoaderHoldsIsNotWaitedFor() throws Exception {
    try (FileChannel foreign =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = foreign.lock()) {
      assertThat(held.isValid()).isTrue();
      assertThatThrownBy(() -> store.replace(PRESENT, NEXT))
          .isInstanceOf(KeyUnavailableException.class)
          .hasCauseInstanceOf(OverlappingFileLockException.class);
    }

    assertThat(replacedByAnotherThread()).isTrue();
  }

  @Test
  void aRefusalUnderTheLockGivesItBack() throws Exception {
    Path file = directory.resolve("mac-1.jwe");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    assertThatThrownBy(() -> store.replace(PRESENT, NEXT))
        .isInstanceOf(KeyUnavailableException.class)
        .hasMessageContaining("chmod 600");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

    assertThat(replacedByAnotherThread()).isTrue();
  }

  @Test
  void aLockIsHeldUntilItIsGivenBack() {
    DirectoryLock held = DirectoryLock.of(directory);

    assertThat(held.stillHeld()).isTrue();
    held.close();
    assertThat(held.stillHeld()).isFalse();
  }

  // Whoever holds a lock may take it again, so only another thread sees whether it is free.
  private boolean replacedByAnotherThread() throws Exception {
    return CompletableFuture.supplyAsync(() -> store.replace(PRESENT, NEXT))
        .get(1, TimeUnit.MINUTES);
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
