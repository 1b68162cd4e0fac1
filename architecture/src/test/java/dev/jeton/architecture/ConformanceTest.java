package dev.jeton.architecture;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pages that say for every number of a list which tests cite it say so truly. {@code
 * -Dconformance.write=true} writes their last column anew.
 */
class ConformanceTest {

  static List<NumberedPage> pages() {
    return List.of(
        new NumberedPage("docs/conformance.md", "JWT attack", 55, Map.of()),
        new NumberedPage("docs/cookie-attacks.md", "Cookie attack", 35, Map.of()),
        new NumberedPage(
            "docs/guide/asvs.md",
            "Requirement",
            114,
            Map.of(
                32, "an application's own answers carry its own headers",
                50, "there is no back-channel log-out",
                113, "not yet")));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyNumberHasATestOrAReasonToHaveNone(NumberedPage page) {
    assertThat(page.untried()).as("numbers that no display name cites").isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void noReasonOutlivesItself(NumberedPage page) {
    assertThat(page.outlived()).as("numbers that have a test by now").isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void noTestCitesANumberThatIsNotOnTheList(NumberedPage page) {
    assertThat(page.strays()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyNumberHasOneRow(NumberedPage page) {
    assertThat(page.rowsMissingOrDouble()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void thePageNamesTheTestsOfEveryNumber(NumberedPage page) throws IOException {
    String right = page.right();
    if (Boolean.getBoolean("conformance.write")) Files.writeString(page.path(), right);

    assertThat(SourceTree.textOf(page.path()))
        .as(page + ": -Dconformance.write=true sets it right")
        .isEqualTo(right);
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
    SourceTree tree = new SourceTree(root);

    CitedNumbers attacks = new CitedNumbers(tree, "JWT attack");
    CitedNumbers requirements = new CitedNumbers(tree, "Requirement");

    assertThat(attacks.classesByNumber().keySet()).containsExactly(1, 3, 5, 6, 7, 9);
    assertThat(attacks.classesByNumber().get(6)).containsExactly("SomeTest");
    assertThat(requirements.classesByNumber().keySet()).containsExactly(7);
  }
}
