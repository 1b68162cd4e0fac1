package dev.jeton.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryKeyStoreTest {
  private static final StoredKey KEY = new StoredKey("mac-1", "sealed");

  @TempDir
  Path parent;

  private Path directory;
  private KeyStore store;

  @BeforeEach
  void chooseADirectory() {
    directory = parent.resolve("data/keys");
    store = KeyStore.directory(directory);
  }

  @Test
  void givesBackWhatItStored() {
    boolean created = store.createIfAbsent(KEY);

    assertThat(created).isTrue();
    assertThat(KeyStore.directory(directory).load()).containsExactly(KEY);
  }

  @Test
  void neverReplacesAKey() {
    store.createIfAbsent(KEY);

    boolean created = store.createIfAbsent(new StoredKey("mac-1", "another"));

    assertThat(created).isFalse();
    assertThat(store.load()).containsExactly(KEY);
  }

  @Test
  void isEmptyBeforeItsFirstKey() {
    assertThat(store.load()).isEmpty();
  }

  @Test
  void whatItMakesIsForItsOwnerAlone() throws IOException {
    store.createIfAbsent(KEY);

    assertThat(mode(directory)).isEqualTo("rwx------");
    assertThat(mode(directory.resolve("mac-1.jwe"))).isEqualTo("rw-------");
  }

  @Test
  void leavesNoDraftBehindWhetherItWinsOrLoses() throws IOException {
    store.createIfAbsent(KEY);
    store.createIfAbsent(KEY);

    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(directory.resolve("mac-1.jwe"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".mac-1.jwe-123.tmp",
        "mac-1.jwe~",
        "mac-1.jwe.bak",
        "MAC-1.jwe",
        "mac.jwe",
        ".mac-1.jwe",
        "README"
      })
  void otherFilesAreLeftAlone(String name) throws IOException {
    store.createIfAbsent(KEY);
    Files.writeString(directory.resolve(name), "half");

    assertThat(store.load()).containsExactly(KEY);
    assertThat(directory.resolve(name)).hasContent("half");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rwxr-x---", "rwx--x--x", "rwx-w----", "rwx---r--"})
  void aDirectoryThatOthersCanEnterIsRefused(String mode) throws IOException {
    store.createIfAbsent(KEY);
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(mode));

    assertThatThrownBy(store::load)
        .isInstanceOf(KeyUnavailableException.class)
        .hasMessage(directory + " is open to others (" + mode
            + "): only its owner may have access, chmod 700");
    assertThatThrownBy(() -> store.createIfAbsent(KEY)).isInstanceOf(KeyUnavailableException.class);
  }

  @Test
  void aKeyFileThatOthersCanReadIsRefused() throws IOException {
    store.createIfAbsent(KEY);
    Path file = directory.resolve("mac-1.jwe");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    assertThatThrownBy(store::load)
        .isInstanceOf(KeyUnavailableException.class)
        .hasMessage(
            file + " is open to others (rw-r--r--): only its owner may have access, chmod 600");
  }

  @Test
  void aReadOnlyDirectoryIsReadAllTheSame() throws IOException {
    store.createIfAbsent(KEY);
    Files.setPosixFilePermissions(
        directory.resolve("mac-1.jwe"), PosixFilePermissions.fromString("r--------"));
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("r-x------"));

    assertThat(store.load()).containsExactly(KEY);
  }

  @Test
  void anOversizedKeyFileIsRefused() throws IOException {
    store.createIfAbsent(KEY);
    Files.writeString(directory.resolve("mac-1.jwe"), "A".repeat(StoredKey.MAX_LENGTH + 1));

    assertThatThrownBy(store::load)
        .isInstanceOf(KeyUnavailableException.class)
        .hasMessageContaining("larger than " + StoredKey.MAX_LENGTH);
  }

  @Test
  void somethingElseInThePlaceOfAKeyIsRefused() throws IOException {
    store.createIfAbsent(KEY);
    Files.createDirectory(directory.resolve("jwt-1.jwe"));

    assertThatThrownBy(store::load)
        .isInstanceOf(KeyUnavailableException.class)
        .hasMessageContaining("jwt-1.jwe is not a regular file");
  }

  @Test
  void aFileInThePlaceOfTheDirectoryIsRefused() throws IOException {
    Files.createDirectories(directory.getParent());
    Files.writeString(directory, "");

    assertThatThrownBy(store::load)
        .isInstanceOf(KeyUnavailableException.class)
        .hasMessageContaining(directory + " is not a directory");
  }

  @Test
  void aDirectoryThatCannotBeMadeIsOneClearLine() throws IOException {
    Files.writeString(parent.resolve("data"), "");

    assertThatThrownBy(store::load)
        .isInstanceOf(KeyUnavailableException.class)
        .hasMessageContaining("can't make " + directory)
        .hasMessageNotContaining("\n");
  }

  @Test
  void filesThatAreSwappedStopTheStart() throws IOException {
    KeyPolicy policy = KeyPolicy.sealedUnder(MasterKey.generate(new SecureRandom()));
    Clock clock = Clock.fixed(Instant.parse("2025-06-01T10:00:00Z"), ZoneOffset.UTC);
    KeyRing.open(store, policy, clock);
    Files.move(directory.resolve("mac-1.jwe"), directory.resolve("swap"));
    Files.move(directory.resolve("rotate-1.jwe"), directory.resolve("mac-1.jwe"));
    Files.move(directory.resolve("swap"), directory.resolve("rotate-1.jwe"));

    assertThatThrownBy(() -> KeyRing.open(store, policy, clock))
        .isInstanceOf(KeyUnavailableException.class)
        .hasMessage("key mac-1 in key directory " + directory
            + " was stored under another name: give each file its own name back");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not a key", "\u00ff\u0000"})
  void aDamagedFileStopsTheStart(String content) throws IOException {
    KeyPolicy policy = KeyPolicy.sealedUnder(MasterKey.generate(new SecureRandom()));
    Clock clock = Clock.fixed(Instant.parse("2025-06-01T10:00:00Z"), ZoneOffset.UTC);
    KeyRing.open(store, policy, clock);
    Files.writeString(directory.resolve("mac-1.jwe"), content);

    assertThatThrownBy(() -> KeyRing.open(store, policy, clock))
        .isInstanceOf(KeyUnavailableException.class)
        .hasMessage("key mac-1 in key directory " + directory
            + " is damaged or was altered: restore it from a backup");
  }

  @Test
  void aNameIsAPurposeAndANumberAndNoPath() {
    for (String name :
        List.of("", "mac", "mac-0", "mac-01", "../mac-1", "mac-1/x", "Mac-1", "mac-1\n"))
      assertThatThrownBy(() -> new StoredKey(name, "sealed"))
          .isInstanceOf(IllegalArgumentException.class);
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
