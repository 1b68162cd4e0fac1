package dev.jeton;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds test vectors that others made, beside the project or where {@code -Dvectors.dir} says. */
public final class Vectors {
  private Vectors() {}

  /**
   * The file below the vectors' folder; where it is absent this says so aloud, and the caller uses
   * a set of its own.
   */
  public static Optional<Path> find(String file) {
    Optional<Path> found = folders()
        .map(folder -> folder.resolve(file))
        .filter(Files::isRegularFile)
        .findFirst();
    if (found.isEmpty())
      System.err.println("Vectors: " + file
          + " is absent (-Dvectors.dir names the folder): only the small set runs");
    return found;
  }

  private static Stream<Path> folders() {
    String named = System.getProperty("vectors.dir");
    if (named != null) return Stream.of(Path.of(named));
    // From a module's folder, and from the folder of the repository.
    return Stream.of(Path.of("../../shared/vectors"), Path.of("../shared/vectors"));
  }
}
