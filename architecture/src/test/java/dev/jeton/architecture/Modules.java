package dev.jeton.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/**
 * The main classes of the published modules, from wherever this build has them: folders or jars.
 */
final class Modules {

  /** What an annotation processor of Micronaut writes beside our classes is nobody's code. */
  private static final Pattern GENERATED = Pattern.compile(".*/\\$[^/]+\\.class");

  private static final ImportOption WRITTEN_BY_HAND = location -> !location.matches(GENERATED);

  private static final JavaClasses ALL = read(SourceTree.OURS.publishedModules());

  private Modules() {}

  static JavaClasses all() {
    return ALL;
  }

  static JavaClasses of(String module) {
    return read(List.of(module));
  }

  private static JavaClasses read(Collection<String> modules) {
    return new ClassFileImporter()
        .withImportOption(WRITTEN_BY_HAND)
        .importLocations(modules.stream().map(Modules::placeOf).toList());
  }

  private static Location placeOf(String module) {
    try {
      // Every module has its root package annotated, so that there is a class before there is any
      // other.
      Class<?> first = Class.forName(rootPackageOf(module) + ".package-info");
      Path place =
          Path.of(first.getProtectionDomain().getCodeSource().getLocation().toURI());
      return Files.isDirectory(place)
          ? Location.of(place)
          : Location.of(new JarFile(place.toFile()));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(
          "no " + rootPackageOf(module) + ".package-info on the class path: let the pom"
              + " of architecture depend on " + module,
          e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the place of " + module + " is no URI", e);
    } catch (IOException e) {
      throw new UncheckedIOException("can't open the jar of " + module, e);
    }
  }

  /**
   * {@code adapter-servlet} is {@code dev.jeton.adapter.servlet}; {@code token-} says nothing, and
   * the core is the root.
   */
  static String rootPackageOf(String module) {
    if (module.equals("token-core")) return House.REAL.root();
    return House.REAL.room(module.replaceFirst("^token-", "").replace('-', '.'));
  }
}
