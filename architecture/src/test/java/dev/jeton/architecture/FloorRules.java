package dev.jeton.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static dev.jeton.architecture.Conditions.be;
import static dev.jeton.architecture.Conditions.dependOnNothingThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.function.Predicate;

/** Rules 1 and 2: what the floors of the core are, and what it stands on. */
final class FloorRules {

  /**
   * Packages of {@code java.base}, by their names: a class that ArchUnit read from bytes has no
   * module.
   */
  static final Predicate<JavaClass> OF_JAVA_BASE = type ->
      type.isPrimitive() || Object.class.getModule().getPackages().contains(type.getPackageName());

  private static final DescribedPredicate<JavaClass> LIBRARIES =
      JavaClass.Predicates.resideInAnyPackage(
          "org.jose4j..",
          "com.fasterxml.jackson.core..",
          "com.github.benmanes.caffeine.cache..",
          "org.jspecify.annotations");

  /** A module of the JDK, but one that opens connections: for the room that fetches keys. */
  private static final DescribedPredicate<JavaClass> HTTP_CLIENT =
      JavaClass.Predicates.resideInAPackage("java.net.http");

  private static final String FETCHING = "token.jwks";

  private FloorRules() {}

  static ArchRule everyClassOfTheCoreLivesOnAFloor(House house) {
    return classes()
        .should(be("on a floor", resident -> house.floorOf(resident) > 0))
        .because(
            "a package without a floor may look anywhere: give it one in House and in CONTRIBUTING");
  }

  static ArchRule aLowerFloorNeverLooksUp(House house) {
    return classes()
        .that(house.core())
        .should(dependOnNothingThat(
            "lives on a higher floor",
            dependency -> house.floorOf(dependency.getTargetClass())
                > house.floorOf(dependency.getOriginClass())))
        .because(
            "a value that knows a token, or a token that knows HTTP, can't be read or tested alone");
  }

  static ArchRule packagesGoInNoCircles(House house) {
    return slices()
        .assignedFrom(byPackageUnder(house))
        .should()
        .beFreeOfCycles()
        .because("packages that need each other are one package with two names");
  }

  private static SliceAssignment byPackageUnder(House house) {
    return new SliceAssignment() {
      @Override
      public SliceIdentifier getIdentifierOf(JavaClass type) {
        return type.getPackageName().startsWith(house.root())
            ? SliceIdentifier.of(type.getPackageName())
            : SliceIdentifier.ignore();
      }

      @Override
      public String getDescription() {
        return "packages under " + house.root();
      }
    };
  }

  static ArchRule theCoreIsPureJava(House house) {
    return classes()
        .that(house.core())
        .should(dependOnNothingThat(
            "is neither java.base, nor the core, nor " + LIBRARIES.getDescription(), dependency -> {
              JavaClass target = dependency.getTargetClass().getBaseComponentType();
              return !OF_JAVA_BASE.test(target)
                  && !house.core().test(target)
                  && !LIBRARIES.test(target)
                  && !(HTTP_CLIENT.test(target)
                      && house.rooms(FETCHING).test(dependency.getOriginClass()));
            }))
        .because("a framework or a database in the core would be forced on everybody");
  }

  static ArchRule onlyKeysKnowJose4j(House house) {
    return onlyIn(house.rooms("key"), house, "org.jose4j..")
        .because("what can sign is small enough to be read in an afternoon");
  }

  static ArchRule onlyJsonKnowsItsParser(House house) {
    return onlyIn(house.rooms("json"), house, "com.fasterxml.jackson..")
        .because("whoever parses beside StrictParser accepts what it refuses");
  }

  private static ArchRule onlyIn(DescribedPredicate<JavaClass> rooms, House house, String library) {
    DescribedPredicate<JavaClass> inLibrary = JavaClass.Predicates.resideInAPackage(library);
    // The kit is a client of the core as well: what is forbidden in the core is forbidden there.
    return classes()
        .that(house.core().or(house.kit()).and(DescribedPredicate.not(rooms)))
        .should(dependOnNothingThat(
            "is of " + library, dependency -> inLibrary.test(dependency.getTargetClass())));
  }
}
