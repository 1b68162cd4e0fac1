package dev.jeton.sample.data;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;

/**
 * Files that are nobody else's business, where the file system knows permissions: sessions, hashes,
 * keys. Thread-safe.
 */
public final class PrivateFiles {

  private static final String OWNER = "rwx------";
  private static final String OWNER_OF_FILE = "rw-------";

  private PrivateFiles() {}

  /**
   * The directory, made if it is not there.
   *
   * @throws IOException that says what to do
   */
  public static Path directory(Path directory) throws IOException {
    try {
      return Files.createDirectories(directory, attributes(directory, OWNER));
    } catch (IOException unusable) {
      throw new IOException(
          "data directory " + directory + " can't be used ("
              + unusable.getClass().getSimpleName() + "): choose another with --data-dir",
          unusable);
    }
  }

  /** The file, made empty if it is not there. */
  public static Path file(Path file) throws IOException {
    return Files.exists(file) ? file : Files.createFile(file, attributes(file, OWNER_OF_FILE));
  }

  /** The text of the file without blanks around it; if it is not there, it is made of {@code first}. */
  public static String text(Path file, Supplier<String> first) throws IOException {
    if (!Files.exists(file)) {
      // Written elsewhere before: a process that ends here must not leave half a text.
      Path whole = Files.createTempFile(file.toAbsolutePath().getParent(), "made", ".tmp");
      Files.writeString(whole, first.get());
      Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    }
    return Files.readString(file).strip();
  }

  private static FileAttribute<?>[] attributes(Path path, String permissions) {
    FileSystem files = path.getFileSystem();
    if (!files.supportedFileAttributeViews().contains("posix")) return new FileAttribute<?>[0];
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
    };
  }
}
