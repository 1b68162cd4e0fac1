package dev.jeton.architecture;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code docs/conformance.md} says for every numbered attack on JWTs which tests try it, and says
 * so truly. {@code -Dconformance.write=true} writes its last column anew.
 */
class ConformanceTest {

  private static final int LAST = 55;
  private static final Path PAGE = SourceTree.OURS.root().resolve("docs/conformance.md");
  private static final Pattern ROW = Pattern.compile("\\| (\\d+) \\| ([^|]+) \\|([^|]*)\\|");

  /** Attacks on what the library does not do; each with what has to be there first. */
  private static final Map<Integer, String> NOT_YET = Map.of();

  private final TreeMap<Integer, SortedSet<String>> tests =
      new AttackList(SourceTree.OURS, "JWT").classesByNumber();

  @Test
  void everyAttackHasATestOrAReasonToHaveNone() {
    List<Integer> untried = IntStream.rangeClosed(1, LAST)
        .filter(number -> !tests.containsKey(number) && !NOT_YET.containsKey(number))
        .boxed()
        .toList();

    assertThat(untried).as("attacks that no display name has the number of").isEmpty();
  }

  @Test
  void noReasonOutlivesItself() {
    assertThat(NOT_YET.keySet())
        .as("attacks that are tried by now: take them out of NOT_YET")
        .doesNotContainAnyElementsOf(tests.keySet());
  }

  @Test
  void noTestNamesAnAttackThatIsNotOnTheList() {
    assertThat(tests.headMap(1)).isEmpty();
    assertThat(tests.tailMap(LAST, false)).isEmpty();
  }

  @Test
  void thePageNamesTheTestsOfEveryAttack() throws IOException {
    String present = SourceTree.textOf(PAGE);
    String right = withTests(present);
    if (Boolean.getBoolean("conformance.write")) Files.writeString(PAGE, right);

    assertThat(ROW.matcher(right).results().map(row -> Integer.valueOf(row.group(1))))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, LAST).boxed().toList());
    assertThat(SourceTree.textOf(PAGE))
        .as("docs/conformance.md: -Dconformance.write=true sets it right")
        .isEqualTo(right);
  }

  private String withTests(String page) {
    return ROW.matcher(page)
        .replaceAll(row -> Matcher.quoteReplacement("| " + row.group(1) + " | " + row.group(2)
            + " | " + testsOf(Integer.parseInt(row.group(1))) + " |"));
  }

  private String testsOf(int number) {
    return NOT_YET.containsKey(number)
        ? "not yet: " + NOT_YET.get(number)
        : tests.getOrDefault(number, new TreeSet<>()).stream()
            .map(name -> "`" + name + "`")
            .collect(joining(", "));
  }

  @Test
  void numbersAreReadFromDisplayNamesAlone(@TempDir Path root) throws IOException {
    Path folder = root.resolve("token-core/src/test/java");
    Files.createDirectories(folder);
    Files.writeString(root.resolve("pom.xml"), "<module>token-core</module>");
    String source = Stream.of(
            "@DisplayName(\"JWT attack 1: a\")",
            "@DisplayName(\n      \"Requirement 7, JWT attacks 3, 5 to 7 and 9: \\\"b\\\"\")",
            "@DisplayName(\"Cookie attack 11: c\")",
            "// JWT attack 12",
            "String name = \"JWT attack 13: d\";")
        .collect(joining("\n"));
    Files.writeString(folder.resolve("SomeTest.java"), source);

    AttackList read = new AttackList(new SourceTree(root), "JWT");

    assertThat(read.classesByNumber().keySet()).containsExactly(1, 3, 5, 6, 7, 9);
    assertThat(read.classesByNumber().get(6)).containsExactly("SomeTest");
  }
}
