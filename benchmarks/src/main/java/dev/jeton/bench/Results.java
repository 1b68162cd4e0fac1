package dev.jeton.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** All results so far, in a file that a report can be made of again. Not thread-safe. */
public final class Results {

  private final Path file;

  Results(Path file) {
    this.file = file;
  }

  /** Keeps one. */
  void add(Measured measured) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(
        file,
        measured.line() + "\n",
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  /** Forgets what was answered to these questions on this Java. */
  void forget(String jdk, List<String> questions) throws IOException {
    List<String> kept = all().stream()
        .filter(each -> !each.jdk().equals(jdk) || !questions.contains(each.question()))
        .map(Measured::line)
        .toList();
    if (Files.exists(file)) Files.write(file, kept, StandardCharsets.UTF_8);
  }

  /** In the order in which they came. */
  public List<Measured> all() throws IOException {
    if (!Files.exists(file)) return List.of();
    return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
        .map(Measured::of)
        .toList();
  }
}
