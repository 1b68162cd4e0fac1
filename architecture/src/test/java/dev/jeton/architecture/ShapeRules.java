package dev.jeton.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static dev.jeton.architecture.Conditions.be;
import static dev.jeton.architecture.Conditions.dependOnNothingThat;
import static dev.jeton.architecture.Conditions.useNothingThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** Rules 9 to 11: what may be extended, who speaks, and where null is spoken of. */
final class ShapeRules {

  private static final DescribedPredicate<JavaClass> LOGGERS =
      JavaClass.Predicates.resideInAnyPackage(
          "org.slf4j..",
          "java.util.logging..",
          "org.apache.commons.logging..",
          "org.apache.logging..",
          "ch.qos.logback..");

  /** Frameworks have a voice as well, and an adapter has it at hand. */
  private static final Set<String> LOGGERS_OF_FRAMEWORKS =
      Set.of("java.lang.System$Logger", "io.javalin.util.JavalinLogger");

  private ShapeRules() {}

  static ArchRule whatIsPublicIsClosed(House house) {
    return classes()
        .that()
        .arePublic()
        // The contracts of the kit are made to be extended: an heir is a proof.
        .and(DescribedPredicate.not(house.kit().and(abstractTests())))
        .should(be("final, a record, an enum, sealed or an interface", ShapeRules::closed))
        .because("a class that strangers extend can never change again");
  }

  private static boolean closed(JavaClass type) {
    return type.isInterface()
        || type.isEnum()
        || type.isSealed()
        || type.getModifiers().contains(JavaModifier.FINAL);
  }

  private static DescribedPredicate<JavaClass> abstractTests() {
    return DescribedPredicate.describe(
        "abstract contracts",
        type -> type.getModifiers().contains(JavaModifier.ABSTRACT)
            && (type.getSimpleName().endsWith("Contract")
                || type.getSimpleName().endsWith("Rules")));
  }

  static ArchRule nobodyLogs(House house) {
    DescribedPredicate<JavaClass> silent = house
        .core()
        .or(house.adapters())
        .or(house.stores())
        .or(house.rooms("login.."))
        .as("classes of the library");
    return CompositeArchRule.of(classes()
            .that(silent)
            .should(dependOnNothingThat(
                "logs",
                dependency -> isALogger(dependency.getTargetClass().getBaseComponentType()))))
        .and(classes()
            .that(silent)
            .should(useNothingThat("speaks to the console or a log", ShapeRules::speaks)))
        .because(
            "what is worth saying is an event, which has no secret in it and a listener who wants it");
  }

  private static boolean isALogger(JavaClass type) {
    return LOGGERS.test(type) || LOGGERS_OF_FRAMEWORKS.contains(type.getName());
  }

  private static boolean speaks(JavaAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    return switch (access.getName()) {
      case "out", "err", "getLogger" -> owner.isEquivalentTo(System.class);
      case "printStackTrace" -> owner.isAssignableTo(Throwable.class);
      case "dumpStack" -> owner.isEquivalentTo(Thread.class);
      case "log" ->
        owner.isAssignableTo("jakarta.servlet.ServletContext")
            || owner.isAssignableTo("jakarta.servlet.GenericServlet");
      default -> false;
    };
  }

  static ArchRule everyPackageIsNullMarked(House house) {
    return classes()
        .should(be(
            "in a package marked @NullMarked",
            type -> type.getPackage().isAnnotatedWith(NullMarked.class)))
        .because("where nothing is said, nobody knows whether null may come");
  }
}
