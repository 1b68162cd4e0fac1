package dev.jeton.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A Java that measurements run on. Immutable.
 *
 * @param home where it is
 * @param version its own name for itself
 */
record Jdk(Path home, String version) {

  static Jdk running() {
    return new Jdk(Path.of(System.getProperty("java.home")), System.getProperty("java.version"));
  }

  /** The one in {@code home}, by what stands in its release file. */
  static Jdk in(Path home) throws IOException {
    List<String> release = Files.readAllLines(home.resolve("release"), StandardCharsets.UTF_8);
    String version = release.stream()
        .filter(line -> line.startsWith("JAVA_VERSION="))
        .map(line -> line.substring(line.indexOf('=') + 1).replace("\"", ""))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(home + " does not say its version"));
    return new Jdk(home, version);
  }

  Path java() {
    return home.resolve("bin").resolve("java");
  }
}
