package dev.jeton.architecture;

import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Which test classes cite the numbers of a list in their display names: "Requirement 20, JWT attacks
 * 13 to 15, 25 and 26: …". Immutable; reads the disk at every call.
 *
 * @param what what is numbered, in the singular: "JWT attack"
 */
record CitedNumbers(SourceTree tree, String what) {

  private static final Pattern DISPLAY_NAME =
      Pattern.compile("@DisplayName\\(\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

  private static final Pattern NUMBERS = Pattern.compile("(\\d+)(?: to (\\d+))?");

  /** The simple names of the classes by number. */
  TreeMap<Integer, SortedSet<String>> classesByNumber() {
    TreeMap<Integer, SortedSet<String>> classes = new TreeMap<>();
    tree.testFiles().forEach(file -> {
      String name = file.getFileName().toString().replace(".java", "");
      numbersIn(SourceTree.textOf(file))
          .forEach(number ->
              classes.computeIfAbsent(number, absent -> new TreeSet<>()).add(name));
    });
    return classes;
  }

  private IntStream numbersIn(String source) {
    Pattern cited =
        Pattern.compile(what + "s? (\\d+(?:(?:, | and | to )\\d+)*)", Pattern.CASE_INSENSITIVE);
    return DISPLAY_NAME
        .matcher(source)
        .results()
        .flatMap(name -> cited.matcher(name.group(1)).results())
        .flatMap(numbers -> NUMBERS.matcher(numbers.group(1)).results())
        .flatMapToInt(CitedNumbers::range);
  }

  private static IntStream range(MatchResult numbers) {
    int first = Integer.parseInt(numbers.group(1));
    int last = numbers.group(2) == null ? first : Integer.parseInt(numbers.group(2));
    return IntStream.rangeClosed(first, last);
  }
}
