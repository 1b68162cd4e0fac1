package dev.jeton.store.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The user of least rights that the guide gives, read from it: whatever it lacks fails a test. */
final class GuideUser {

  static final String NAME = "jeton";
  static final String PASSWORD = "password";

  /** The command that makes that user. */
  static final String SETUSER = line("ACL SETUSER " + NAME + " ");

  private GuideUser() {}

  private static String line(String beginning) {
    try {
      return Files.readAllLines(Path.of("..", "docs", "guide", "redis.md")).stream()
          .filter(line -> line.startsWith(beginning))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("the guide has no " + beginning));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
