package dev.jeton.architecture;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * A contract that stores keep, and the heirs that prove it: one class for each store, called {@code
 * Sqlite…Test} and so on. Immutable.
 *
 * @param title what the page calls it
 * @param type the class of the kit
 * @param suffix what the names of the heirs end in
 */
record StoreContract(String title, String type, String suffix) {

  /** Where a contract is proven: how heirs of that store begin, and in which module they are. */
  record Store(String title, String prefix, String module) {}

  static final List<StoreContract> ALL = List.of(
      new StoreContract("Sessions", "dev.jeton.tck.store.SessionStoreContract", "SessionStoreTest"),
      new StoreContract(
          "Ends that are remembered after a purge",
          "dev.jeton.tck.store.RememberedEndsContract",
          "RememberedEndsTest"),
      new StoreContract(
          "The feed of ends", "dev.jeton.tck.store.RevocationFeedContract", "RevocationFeedTest"),
      new StoreContract("Keys", "dev.jeton.tck.key.KeyStoreContract", "KeyStoreTest"),
      new StoreContract(
          "Attempts to log in", "dev.jeton.tck.attempt.AttemptStoreContract", "AttemptStoreTest"));

  static final List<Store> STORES = List.of(
      new Store("memory", "InMemory", "token-tck"),
      new Store("SQLite", "Sqlite", "store-jdbc"),
      new Store("H2", "H2", "store-jdbc"),
      new Store("PostgreSQL", "Postgres", "store-jdbc"),
      new Store("MariaDB", "MariaDb", "store-jdbc"),
      new Store("Redis", "Standalone", "store-redis"),
      new Store("Redis Cluster", "Cluster", "store-redis"));

  /** The rules as the kit has them now: the names of its tests, in alphabetical order. */
  SortedSet<String> rules() {
    try {
      return familyOf(Class.forName(type))
          .flatMap(each -> Arrays.stream(each.getDeclaredMethods()))
          .filter(method -> AnnotationSupport.isAnnotated(method, Testable.class))
          .map(Method::getName)
          .collect(toCollection(TreeSet::new));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("the kit has no " + type, e);
    }
  }

  private static Stream<Class<?>> familyOf(Class<?> type) {
    Stream<Class<?>> above =
        type.getSuperclass() == null ? Stream.empty() : familyOf(type.getSuperclass());
    Stream<Class<?>> beside = Arrays.stream(type.getInterfaces()).flatMap(StoreContract::familyOf);
    return Stream.concat(Stream.of(type), Stream.concat(above, beside));
  }

  /** The full name of the class that proves it of {@code store}. */
  String heirFor(Store store) {
    return sourceOf(store)
        .map(SourceTree.OURS::nameOf)
        .map(name -> name.replaceFirst(".*/src/test/java/", "")
            .replaceFirst("\\.java$", "")
            .replace('/', '.'))
        .orElseThrow(() -> new AssertionError(
            "no class in " + store.module() + " proves of " + store.title() + ": " + title));
  }

  private Optional<Path> sourceOf(Store store) {
    String simple = type.substring(type.lastIndexOf('.') + 1);
    // Keys in memory are called otherwise.
    List<String> names = List.of(store.prefix() + suffix, "Ephemeral" + suffix);
    return SourceTree.OURS.testFilesOf(store.module()).stream()
        .filter(file -> names.contains(file.getFileName().toString().replace(".java", "")))
        .filter(file -> SourceTree.textOf(file).contains("extends " + simple))
        .findFirst();
  }

  /** The table that the page should have, if {@code passed} tells of each heir what passed in it. */
  String table(Function<Store, SortedSet<String>> passed) {
    String head = STORES.stream().map(Store::title).collect(joining(" | ", "| rule | ", " |\n"));
    String line = "|---|" + "---|".repeat(STORES.size()) + "\n";
    List<SortedSet<String>> columns = STORES.stream().map(passed).toList();
    return rules().stream()
        .map(rule -> columns.stream()
            .map(column -> column.contains(rule) ? "✓" : "")
            .collect(joining(" | ", "| " + inWords(rule) + " | ", " |")))
        .collect(joining("\n", head + line, "\n"));
  }

  static String inWords(String name) {
    return name.replaceAll("(\\p{Lu})", " $1").toLowerCase(Locale.ROOT).strip();
  }
}
