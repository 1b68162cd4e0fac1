package dev.jeton.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The user of least rights that the guide gives, read from it: whatever it lacks fails a test. */
public final class GuideUser {

  public static final String NAME = "jeton";
  public static final String PASSWORD = "password";

  /** The command that makes that user. */
  static final String SETUSER = line("ACL SETUSER " + NAME + " ");

  private GuideUser() {}

  private static String line(String beginning) {
    try {
      return Files.readAllLines(guide()).stream()
          .filter(line -> line.startsWith(beginning))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("the guide has no " + beginning));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  // Tests of modules run in the module, which may lie deeper than one folder.
  private static Path guide() {
    Path guide = Path.of("docs", "guide", "redis.md");
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent())
      if (Files.exists(at.resolve(guide))) return at.resolve(guide);
    throw new IllegalStateException("no folder above this one has " + guide);
  }
}
