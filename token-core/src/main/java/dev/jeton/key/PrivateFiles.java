package dev.jeton.key;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Small text files that only their owner may read, and that appear whole or not at all.
 * Thread-safe.
 */
final class PrivateFiles {
  private static final Set<PosixFilePermission> OWNER = EnumSet.of(
      PosixFilePermission.OWNER_READ,
      PosixFilePermission.OWNER_WRITE,
      PosixFilePermission.OWNER_EXECUTE);

  private PrivateFiles() {}

  /**
   * The text of the file, as one character per byte, at most {@code limit} and the end of the line;
   * empty if there is no such file.
   */
  static Optional<String> read(Path file, int limit) {
    try {
      // Opening a pipe would wait for its writer for ever, so the kind is looked at first.
      if (Files.exists(file) && !Files.isRegularFile(file))
        throw new KeyUnavailableException(file + " is not a regular file: move it away");
      demandPrivate(file, "600");
      byte[] bytes = new byte[0];
      try (InputStream in = Files.newInputStream(file)) {
        bytes = in.readNBytes(limit + 2);
      }
      boolean line = bytes.length > 0 && bytes[bytes.length - 1] == '\n';
      if (bytes.length > (line ? limit + 1 : limit))
        throw new KeyUnavailableException(
            file + " is larger than " + limit + " bytes, so no key: move it away");
      return Optional.of(new String(bytes, StandardCharsets.ISO_8859_1));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw broken("read", file, e);
    }
  }

  /**
   * Writes the file unless it is there, durably, and answers whether it did. The content is
   * complete before the name appears, and linking fails if the name is taken: of many processes one
   * wins, and nobody ever reads half a file.
   */
  static boolean createIfAbsent(Path file, String content) {
    Path directory = parent(file);
    try {
      Path draft = draft(file, directory);
      try {
        write(draft, content);
        Files.createLink(file, draft);
        return true;
      } catch (FileAlreadyExistsException e) {
        return false;
      } finally {
        Files.delete(draft);
        sync(directory);
      }
    } catch (UnsupportedOperationException e) {
      throw new KeyUnavailableException(
          directory + " has no hard links: choose another file system for keys", e);
    } catch (IOException e) {
      throw broken("write", file, e);
    }
  }

  /** Puts the content in the place of the file, durably; a reader sees the old or the new whole. */
  static void replace(Path file, String content) {
    Path directory = parent(file);
    try {
      Path draft = draft(file, directory);
      try {
        write(draft, content);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(draft);
        sync(directory);
      }
    } catch (IOException e) {
      throw broken("write", file, e);
    }
  }

  /** Deletes the file, durably. */
  static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
      sync(parent(file));
    } catch (IOException e) {
      throw broken("delete", file, e);
    }
  }

  private static Path draft(Path file, Path directory) throws IOException {
    return Files.createTempFile(
        directory, "." + file.getFileName() + "-", ".tmp", mode(directory, "rw-------"));
  }

  private static void write(Path draft, String content) throws IOException {
    try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap((content + "\n").getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) channel.write(bytes);
      channel.force(true);
    }
  }

  private static void sync(Path directory) throws IOException {
    // Where there is no POSIX, a directory can't be opened, and names are journalled by themselves.
    if (!posix(directory)) return;
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /**
   * Makes the directory, readable by its owner alone, or refuses one that others can enter or list.
   */
  static void makeDirectory(Path directory) {
    try {
      if (!Files.exists(directory))
        Files.createDirectories(directory, mode(directory, "rwx------"));
      if (!Files.isDirectory(directory))
        throw new KeyUnavailableException(
            directory + " is not a directory: name a directory for keys");
      demandPrivate(directory, "700");
    } catch (IOException e) {
      throw broken("make", directory, e);
    }
  }

  /**
   * Makes the directories that lead to the file, private ones; directories that are there stay as
   * they are.
   */
  static void makeParent(Path file) {
    Path directory = parent(file);
    if (Files.exists(directory)) return;
    makeDirectory(directory);
  }

  private static void demandPrivate(Path path, String mode) throws IOException {
    if (!posix(path)) return;
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
    if (!OWNER.containsAll(permissions))
      throw new KeyUnavailableException(
          path + " is open to others (" + PosixFilePermissions.toString(permissions)
              + "): only its owner may have access, chmod " + mode);
  }

  static FileAttribute<?>[] mode(Path path, String permissions) {
    if (!posix(path)) return new FileAttribute<?>[0];
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
    };
  }

  private static boolean posix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static Path parent(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    if (parent == null) throw new IllegalArgumentException(file + " is not the name of a file");
    return parent;
  }

  private static KeyUnavailableException broken(String verb, Path path, IOException cause) {
    String reason = cause.getClass().getSimpleName();
    return new KeyUnavailableException(
        "can't " + verb + " " + path + " (" + reason
            + "): check that this user may, and that the disk is well",
        cause);
  }
}
