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

/** The pages of the guide, and pages that are wrong on purpose. */
class GuidesTest {

  private static final String SOURCE = """
      class DeskTest {
        void aDeskOpens() {
          desk.open();
          desk.close();
        }
      }
      """;

  @TempDir
  private Path root;

  @BeforeEach
  void writeASource() throws IOException {
    Files.createDirectories(root.resolve("docs/guide"));
    Files.writeString(root.resolve("DeskTest.java"), SOURCE);
  }

  @Test
  void whatTheGuideShowsRuns() {
    assertThat(GuideRules.snippetsThatNobodyRuns(SourceTree.OURS)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "void aDeskOpens() {\n  desk.open();\n  desk.close();\n}",
        "desk.open();",
        "class DeskTest {\n  // …\n    desk.close();\n  }\n}",
        "desk.open();\n// …\ndesk.close();",
      })
  void linesOfTheSourceAreShownWithoutItsIndentation(String shown) throws IOException {
    write("<!-- from DeskTest.java -->\n```java\n" + shown + "\n```\n");

    assertThat(GuideRules.snippetsThatNobodyRuns(new SourceTree(root))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "desk.shut();",
        "desk.open()",
        "open();",
        "desk.open();\n\ndesk.close();",
        "desk.close();\n// …\ndesk.open();",
      })
  void whatTheSourceDoesNotSayIsCaught(String shown) throws IOException {
    write("<!-- from DeskTest.java -->\n```java\n" + shown + "\n```\n");

    assertThat(GuideRules.snippetsThatNobodyRuns(new SourceTree(root)))
        .containsExactly("docs/guide/desk.md: " + shown.lines().findFirst().orElseThrow());
  }

  @Test
  void aSnippetWithoutASourceIsCaughtBesideOneThatHasOne() throws IOException {
    write(
        "<!-- from DeskTest.java -->\n```java\ndesk.open();\n```\n\n```java\ndesk.close();\n```\n");

    assertThat(GuideRules.snippetsThatNobodyRuns(new SourceTree(root)))
        .containsExactly("docs/guide/desk.md: desk.close();");
  }

  @Test
  void aSourceThatIsNotThereIsCaught() throws IOException {
    write("<!-- from ShopTest.java -->\n```java\ndesk.open();\n```\n");

    assertThat(GuideRules.snippetsThatNobodyRuns(new SourceTree(root)))
        .containsExactly("docs/guide/desk.md: desk.open();");
  }

  private void write(String page) throws IOException {
    Files.writeString(root.resolve("docs/guide/desk.md"), page);
  }
}
