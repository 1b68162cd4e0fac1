package dev.jeton.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the rooms are under a root: those of the real house, or of one that was built around a
 * planted fault. Immutable.
 */
record House(String root) {

  static final House REAL = new House("dev.jeton");

  /** The door is the root itself. */
  static final String DOOR = "";

  private static final List<List<String>> FLOORS = List.of(
      List.of("encoding", "reuse", "json", "identity", "session", "cookie", "http"),
      List.of("key", "store", "near", "origin", "event"),
      List.of(
          "client",
          "token",
          "token.reference",
          "token.jws",
          "token.jwt",
          "token.jwks",
          "token.foreign",
          "transport"),
      List.of("access"),
      List.of(DOOR),
      List.of("endpoint"));

  /** From 1; 0 for whoever lives on no floor of the core. */
  int floorOf(JavaClass resident) {
    for (int floor = 0; floor < FLOORS.size(); floor++) {
      if (FLOORS.get(floor).stream().map(this::room).anyMatch(resident.getPackageName()::equals))
        return floor + 1;
    }
    return 0;
  }

  DescribedPredicate<JavaClass> core() {
    return rooms(FLOORS.stream().flatMap(List::stream).toArray(String[]::new)).as("the core");
  }

  DescribedPredicate<JavaClass> adapters() {
    return rooms("adapter..").as("adapters");
  }

  /** Not the SPI, which is a room of the core. */
  DescribedPredicate<JavaClass> stores() {
    return rooms("store.*..").as("stores");
  }

  DescribedPredicate<JavaClass> kit() {
    return rooms("tck..", "testkit..").as("the kit");
  }

  /** Rooms in the form of ArchUnit: with two dots at the end all that lies under them. */
  DescribedPredicate<JavaClass> rooms(String... names) {
    return JavaClass.Predicates.resideInAnyPackage(
            Arrays.stream(names).map(this::room).toArray(String[]::new))
        .as("the rooms %s", List.of(names));
  }

  /**
   * What stands behind {@code wing} in the name of the package: {@code servlet} of {@code
   * adapter.servlet.x}.
   */
  String wordBehind(String wing, JavaClass resident) {
    String behind = resident.getPackageName().substring(room(wing).length() + 1);
    return Stream.of(behind.split("\\.")).findFirst().orElseThrow();
  }

  String room(String name) {
    return name.equals(DOOR) ? root : root + "." + name;
  }
}
