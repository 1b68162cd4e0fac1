package dev.jeton.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A small house of test classes with a fault in it, and neighbours who do the same rightly. */
record Planted(House house, JavaClasses classes) {

  /** Every violation says where it stands. */
  private static final Pattern FILE = Pattern.compile("in \\((\\w+|package-info)\\.java:\\d+\\)");

  static Planted in(String name) {
    House house = new House("dev.jeton.planted." + name);
    return new Planted(house, new ClassFileImporter().importPackages(house.root()));
  }

  /** The files that a rule would have changed. */
  Set<String> culprits(Function<House, ArchRule> rule) {
    return rule.apply(house).evaluate(classes).getFailureReport().getDetails().stream()
        .flatMap(detail -> FILE.matcher(detail).results())
        .map(file -> file.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
