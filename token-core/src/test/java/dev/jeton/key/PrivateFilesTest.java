package dev.jeton.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateFilesTest {
  private static final int LIMIT = 8;

  @TempDir
  Path parent;

  private Path directory;
  private Path file;

  @BeforeEach
  void makeADirectory() {
    directory = parent.resolve("private");
    file = directory.resolve("file");
    PrivateFiles.makeDirectory(directory);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "1234567", "12345678", "1234567\n", "12345678\n"})
  void aFileOfTheLimitAndTheEndOfItsLineIsRead(String content) throws IOException {
    write(content);

    assertThat(PrivateFiles.read(file, LIMIT)).contains(content);
  }

  @ParameterizedTest
  @ValueSource(strings = {"123456789", "123456789\n", "12345678\n\n", "12345678\n9"})
  void aFileOfOneCharacterMoreIsRefused(String content) throws IOException {
    write(content);

    assertThatThrownBy(() -> PrivateFiles.read(file, LIMIT))
        .isInstanceOf(KeyUnavailableException.class)
        .hasMessage(file + " is larger than 8 bytes, so no key: move it away");
  }

  @Test
  void aFileThatIsNotThereIsEmpty() {
    assertThat(PrivateFiles.read(file, LIMIT)).isEmpty();
  }

  @Test
  void theFirstContentStays() {
    boolean first = PrivateFiles.createIfAbsent(file, "first");
    boolean second = PrivateFiles.createIfAbsent(file, "second");

    assertThat(first).isTrue();
    assertThat(second).isFalse();
    assertThat(file).hasContent("first\n");
    assertThat(directory).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void aReplacementThatFailsLeavesNoDraftAndNamesTheFile() throws IOException {
    Files.createDirectories(file.resolve("taken"));

    assertThatThrownBy(() -> PrivateFiles.replace(file, "content"))
        .isInstanceOf(KeyUnavailableException.class)
        .hasMessageStartingWith("can't write " + file + " (")
        .hasMessageEndingWith("): check that this user may, and that the disk is well");

    assertThat(directory).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void nothingIsWrittenWhereThereIsNoDirectory() {
    Path nowhere = directory.resolve("nowhere/file");

    assertThatThrownBy(() -> PrivateFiles.createIfAbsent(nowhere, "content"))
        .isInstanceOf(KeyUnavailableException.class)
        .hasMessageStartingWith("can't write " + nowhere);
  }

  @Test
  void aFileThatCannotBeDeletedIsNamed() throws IOException {
    Files.createDirectories(file.resolve("taken"));

    assertThatThrownBy(() -> PrivateFiles.delete(file))
        .isInstanceOf(KeyUnavailableException.class)
        .hasMessageStartingWith("can't delete " + file);
  }

  @Test
  void theRootIsNoFile() {
    Path root = directory.getRoot();

    assertThatThrownBy(() -> PrivateFiles.createIfAbsent(root, "content"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(root + " is not the name of a file");
  }

  @Test
  void aParentThatIsThereStaysAsItIsAndAMissingOneIsMadePrivate() throws IOException {
    Path open = Files.createDirectory(directory.resolve("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path missing = directory.resolve("missing");

    PrivateFiles.makeParent(open.resolve("file"));
    PrivateFiles.makeParent(missing.resolve("file"));

    assertThat(mode(open)).isEqualTo("rwxr-xr-x");
    assertThat(mode(missing)).isEqualTo("rwx------");
  }

  @Test
  void aFileSystemWithoutPermissionsIsReadAndWritten() throws IOException {
    try (FileSystem archive = archive()) {
      Path inside = archive.getPath("/keys/file");

      PrivateFiles.makeParent(inside);
      PrivateFiles.replace(inside, "content");

      assertThat(PrivateFiles.read(inside, LIMIT)).contains("content\n");
      PrivateFiles.delete(inside);
      assertThat(PrivateFiles.read(inside, LIMIT)).isEmpty();
    }
  }

  @Test
  void aFileSystemWithoutHardLinksCannotDecideWhoIsFirst() throws IOException {
    try (FileSystem archive = archive()) {
      Path keys = archive.getPath("/keys");
      PrivateFiles.makeDirectory(keys);

      assertThatThrownBy(() -> PrivateFiles.createIfAbsent(keys.resolve("file"), "content"))
          .isInstanceOf(KeyUnavailableException.class)
          .hasMessage("/keys has no hard links: choose another file system for keys");
    }
  }

  private FileSystem archive() throws IOException {
    return FileSystems.newFileSystem(parent.resolve("archive.zip"), Map.of("create", "true"));
  }

  private void write(String content) throws IOException {
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, content);
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
