package dev.jeton.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Set;

/** Reads a password from the first line of a file that is its owner's alone. Stateless. */
final class PasswordFile {
  private static final int LONGEST = 1024;
  private static final Set<PosixFilePermission> OWNER = Set.of(
      PosixFilePermission.OWNER_READ,
      PosixFilePermission.OWNER_WRITE,
      PosixFilePermission.OWNER_EXECUTE);

  private PasswordFile() {}

  /** The password, in an array that the caller wipes. */
  static char[] read(Path file) {
    try {
      boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
      if (posix && !OWNER.containsAll(Files.getPosixFilePermissions(file)))
        throw new Refusal(file + " is open to others: chmod 600");
      if (Files.size(file) > LONGEST)
        throw new Refusal(file + " is larger than " + LONGEST + " bytes, so no password");
      byte[] bytes = Files.readAllBytes(file);
      CharBuffer decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      Arrays.fill(bytes, (byte) 0);
      int end = 0;
      while (end < decoded.length() && decoded.get(end) != '\n' && decoded.get(end) != '\r') end++;
      char[] password = Arrays.copyOf(decoded.array(), end);
      Arrays.fill(decoded.array(), '\0');
      return password;
    } catch (CharacterCodingException e) {
      throw new Refusal(file + " is not UTF-8");
    } catch (IOException e) {
      throw new Refusal(file + " can't be read: " + e.getClass().getSimpleName());
    }
  }
}
