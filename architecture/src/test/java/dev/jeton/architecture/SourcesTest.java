package dev.jeton.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Budgets, purposes and tests, over the source tree and over faults that are written on the spot.
 */
class SourcesTest {

  private static final String ADAPTER = "adapter-javalin/src/main/java/dev/jeton/adapter/javalin/";

  @TempDir
  private Path root;

  private SourceTree planted;

  @BeforeEach
  void plantAHouse() throws IOException {
    planted = new SourceTree(root);
    write(
        "pom.xml",
        "<module>token-core</module><module>store-jdbc</module><module>adapter-javalin</module>");
    write("adapter-javalin/pom.xml", "<project/>");
    write("store-jdbc/pom.xml", "<project/>");
  }

  private void write(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void theTreeHasSourcesOfBothKinds() {
    assertThat(SourceTree.OURS.mainFiles()).hasSizeGreaterThan(100);
    assertThat(SourceTree.OURS.testFiles()).hasSizeGreaterThan(50);
  }

  @Test
  void everyAdapterKeepsItsBudget() {
    assertThat(SourceRules.adaptersOverBudget(SourceTree.OURS)).isEmpty();
  }

  @Test
  void anAdapterOfThreeHundredLinesOfCodeKeepsItsBudget() throws IOException {
    String noCode = "package x;\n\nimport y;\n/** Doc.\n * More. */\n  // Why.\n";
    write(ADAPTER + "Filter.java", noCode + "code();\n".repeat(SourceRules.LINES_OF_AN_ADAPTER));

    assertThat(SourceRules.adaptersOverBudget(planted)).isEmpty();
  }

  @Test
  void anAdapterOverItsBudgetIsCaught() throws IOException {
    write(ADAPTER + "Filter.java", "code();\n".repeat(SourceRules.LINES_OF_AN_ADAPTER));
    write(ADAPTER + "Exchange.java", "}\n");

    assertThat(SourceRules.adaptersOverBudget(planted)).containsExactly("adapter-javalin");
  }

  @Test
  void everyFileFitsTwoScreens() {
    assertThat(SourceRules.longFiles(SourceTree.OURS)).isEmpty();
  }

  @Test
  void aFileThatIsTooLongIsCaught() throws IOException {
    write(ADAPTER + "Fits.java", "\n".repeat(SourceRules.LINES_OF_A_FILE));
    write(ADAPTER + "TooLong.java", "\n".repeat(SourceRules.LINES_OF_A_FILE + 1));

    assertThat(SourceRules.longFiles(planted)).containsExactly(ADAPTER + "TooLong.java");
  }

  @Test
  void everyPackageSaysItsPurpose() {
    assertThat(SourceRules.packagesThatDoNotSayTheirPurpose(SourceTree.OURS)).isEmpty();
  }

  @Test
  void aPackageThatDoesNotSayItsPurposeIsCaught() throws IOException {
    write(
        ADAPTER + "package-info.java",
        "/** Shows it (RFC 6265bis, 4.1.2).\n * Decides nothing. */\npackage x;");
    write(
        ADAPTER + "curt/package-info.java",
        "/** Shows section 4.1.2 of example.org. */\npackage x;");
    write(ADAPTER + "silent/Filter.java", "class Filter {}");

    assertThat(SourceRules.packagesThatDoNotSayTheirPurpose(planted))
        .containsExactly(ADAPTER + "curt", ADAPTER + "silent");
  }

  @Test
  void noAdapterAndNoStoreBringsASibling() {
    assertThat(SourceRules.siblingsTakenAlong(SourceTree.OURS)).isEmpty();
  }

  @Test
  void aSiblingThatIsTakenAlongIsCaught() throws IOException {
    String inTests =
        "<dependency><artifactId>adapter-servlet</artifactId><scope>test</scope></dependency>";
    write(
        "adapter-javalin/pom.xml",
        inTests + "<dependency><artifactId>store-jdbc</artifactId></dependency>");

    assertThat(SourceRules.siblingsTakenAlong(planted))
        .containsExactly("adapter-javalin -> store-jdbc");
  }

  @Test
  void noTestSleepsOrIsSkipped() {
    assertThat(SourceRules.sleepingOrSkippedTests(SourceTree.OURS)).isEmpty();
  }

  // Written in two pieces, or this file would be caught itself.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Thread.sl|eep(1);",
        "TimeUnit.SECONDS.sl|eep(1);",
        "@Dis|abled",
        "@Dis|abled(\"later\")",
        "@Ena|bledOnOs(OS.LINUX)",
        "@Ig|nore",
        "assume|True(fast);",
        "import org.junit.jupiter.api.Assum|ptions;",
      })
  void aTestThatSleepsOrIsSkippedIsCaught(String fault) throws IOException {
    write(
        "token-core/src/test/java/AwakeTest.java",
        "@Test void sleeper() { clock.advance(ofSeconds(1)); }");
    write("token-core/src/test/java/SleepyTest.java", fault.replace("|", ""));

    assertThat(SourceRules.sleepingOrSkippedTests(planted))
        .containsExactly("token-core/src/test/java/SleepyTest.java");
  }
}
