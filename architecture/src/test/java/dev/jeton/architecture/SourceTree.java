package dev.jeton.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The source files of all modules that the aggregator names. Reads the disk at every call. */
record SourceTree(Path root) {

  static final SourceTree OURS = new SourceTree(found());

  private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

  /**
   * Wings whose modules are published; what runs one of them elsewhere ({@code -it}) and the list
   * of versions have no code.
   */
  private static final Pattern PUBLISHED =
      Pattern.compile("(?:token|store|login|adapter)-(?!bom$)\\w+");

  private static Path found() {
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder.resolve("token-bom"))) return folder;
    }
    throw new IllegalStateException("no folder above " + Path.of("").toAbsolutePath()
        + " holds token-bom: start the tests inside the project");
  }

  List<String> modules() {
    return MODULE
        .matcher(textOf(root.resolve("pom.xml")))
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  List<String> publishedModules() {
    return modules().stream().filter(PUBLISHED.asMatchPredicate()).toList();
  }

  List<Path> mainFiles() {
    return modules().stream().flatMap(module -> mainFilesOf(module).stream()).toList();
  }

  List<Path> mainFilesOf(String module) {
    return javaFilesUnder(root.resolve(module).resolve("src/main/java"));
  }

  /** The kit's contracts are tests, though they are main sources. */
  List<Path> testFiles() {
    Stream<Path> contracts = mainFilesOf("token-tck").stream();
    return Stream.concat(
            contracts, modules().stream().flatMap(module -> testFilesOf(module).stream()))
        .toList();
  }

  List<Path> testFilesOf(String module) {
    return javaFilesUnder(root.resolve(module).resolve("src/test/java"));
  }

  String nameOf(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  static String textOf(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> javaFilesUnder(Path folder) {
    if (!Files.isDirectory(folder)) return List.of();
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
