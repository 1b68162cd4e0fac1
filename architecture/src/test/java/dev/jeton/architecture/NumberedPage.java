package dev.jeton.architecture;

import static java.util.stream.Collectors.joining;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A page of the documentation with rows "| number | text | tests |" for all numbers of a list, whose
 * last column names the test classes that cite the number. Immutable; reads the disk at every call.
 *
 * @param page from the root of the project
 * @param what what is numbered, in the singular
 * @param last the numbers are 1 to this one
 * @param without the numbers that no test cites, each with the reason
 */
record NumberedPage(String page, String what, int last, Map<Integer, String> without) {

  private static final Pattern ROW = Pattern.compile("\\| (\\d+) \\| ([^|]+) \\|([^|]*)\\|");

  Path path() {
    return SourceTree.OURS.root().resolve(page);
  }

  /** Numbers that have neither a test nor a reason. */
  List<Integer> untried() {
    TreeMap<Integer, SortedSet<String>> tests = tests();
    return numbers()
        .filter(number -> !tests.containsKey(number) && !without.containsKey(number))
        .boxed()
        .toList();
  }

  /** Numbers with a reason to have no test, and a test. */
  List<Integer> outlived() {
    TreeMap<Integer, SortedSet<String>> tests = tests();
    return numbers()
        .filter(number -> tests.containsKey(number) && without.containsKey(number))
        .boxed()
        .toList();
  }

  /** Numbers that tests cite and the list does not have. */
  List<Integer> strays() {
    return tests().keySet().stream()
        .filter(number -> number < 1 || number > last)
        .toList();
  }

  /** Numbers with no row, or with two. */
  List<Integer> rowsMissingOrDouble() {
    List<Integer> rows = ROW.matcher(SourceTree.textOf(path()))
        .results()
        .map(row -> Integer.valueOf(row.group(1)))
        .toList();
    return numbers()
        .filter(number -> rows.stream().filter(row -> row == number).count() != 1)
        .boxed()
        .toList();
  }

  /** The page with the last column as it should be. */
  String right() {
    TreeMap<Integer, SortedSet<String>> tests = tests();
    return ROW.matcher(SourceTree.textOf(path())).replaceAll(row -> {
      Integer number = Integer.valueOf(row.group(1));
      String last = tests.containsKey(number)
          ? tests.get(number).stream().map(name -> "`" + name + "`").collect(joining(", "))
          : without.getOrDefault(number, "");
      return Matcher.quoteReplacement("| " + number + " | " + row.group(2) + " | " + last + " |");
    });
  }

  private IntStream numbers() {
    return IntStream.rangeClosed(1, last);
  }

  private TreeMap<Integer, SortedSet<String>> tests() {
    return new CitedNumbers(SourceTree.OURS, what).classesByNumber();
  }

  @Override
  public String toString() {
    return page;
  }
}
