package dev.jeton.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.Predicate;

/** Conditions whose violations name the file that has to change. */
final class Conditions {

  private Conditions() {}

  /** Sees every mention of a type: calls, fields, signatures, annotations, generics. */
  static ArchCondition<JavaClass> dependOnNothingThat(
      String description, Predicate<Dependency> forbidden) {
    return new ArchCondition<>("depend on nothing that " + description) {
      @Override
      public void check(JavaClass origin, ConditionEvents events) {
        origin.getDirectDependenciesFromSelf().stream()
            .filter(forbidden)
            .forEach(dependency ->
                events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription())));
      }
    };
  }

  /** Sees calls, method references and fields that are read or written. */
  static ArchCondition<JavaClass> useNothingThat(
      String description, Predicate<JavaAccess<?>> forbidden) {
    return new ArchCondition<>("use nothing that " + description) {
      @Override
      public void check(JavaClass origin, ConditionEvents events) {
        origin.getAccessesFromSelf().stream()
            .filter(forbidden)
            .forEach(access ->
                events.add(SimpleConditionEvent.violated(access, access.getDescription())));
      }
    };
  }

  static ArchCondition<JavaClass> be(String description, Predicate<JavaClass> met) {
    return new ArchCondition<>("be " + description) {
      @Override
      public void check(JavaClass resident, ConditionEvents events) {
        if (met.test(resident)) return;
        String message = resident.getDescription() + " is not " + description + " in "
            + resident.getSourceCodeLocation();
        events.add(SimpleConditionEvent.violated(resident, message));
      }
    };
  }
}
