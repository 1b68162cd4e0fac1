package dev.jeton.architecture;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rules that byte code can't tell: each answers what breaks it, by name, and nothing where all is
 * well.
 */
final class SourceRules {

  static final int LINES_OF_AN_ADAPTER = 300;
  static final int LINES_OF_A_FILE = 250;

  private static final Pattern NO_CODE = Pattern.compile("\\s*($|//|/?\\*|import |package ).*");

  /** In a form that does not match itself. */
  private static final Pattern SLEEP_OR_SKIP =
      Pattern.compile("\\.sleep\\(|@(Dis|En)abled|@(Ignore)\\b"
          + "|\\bassum(e|ing)(True|False|That|NoException)\\b|\\bAssump(tions)\\b");

  private static final Pattern JAVADOC_OF_PACKAGE =
      Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);

  /** Ends a sentence: not the dot of {@code example.org} or of {@code 4.1.2}. */
  private static final Pattern END_OF_SENTENCE = Pattern.compile("[.!?](?=\\s|$)");

  private static final Pattern DEPENDENCY =
      Pattern.compile("<dependency>(.*?)</dependency>", Pattern.DOTALL);

  private static final Pattern SIBLING =
      Pattern.compile("<artifactId>((?:adapter|store)-[^<]+)</artifactId>");

  private SourceRules() {}

  /** Because an adapter that wants more says that the port is wrong. */
  static Set<String> adaptersOverBudget(SourceTree tree) {
    return published(tree, "adapter-")
        .filter(adapter -> linesOfCode(tree, adapter) > LINES_OF_AN_ADAPTER)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Neither blank nor comment nor import. */
  static long linesOfCode(SourceTree tree, String module) {
    return tree.mainFilesOf(module).stream()
        .flatMap(file -> SourceTree.textOf(file).lines())
        .filter(line -> !NO_CODE.matcher(line).matches())
        .count();
  }

  /** Because a file fits two screens, and one that doesn't has two purposes. */
  static Set<String> longFiles(SourceTree tree) {
    return tree.mainFiles().stream()
        .filter(file -> SourceTree.textOf(file).lines().count() > LINES_OF_A_FILE)
        .map(tree::nameOf)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Because a test that waits is slow or flaky, and one that is skipped proves nothing and says so
   * to nobody.
   */
  static Set<String> sleepingOrSkippedTests(SourceTree tree) {
    return tree.testFiles().stream()
        .filter(file -> SLEEP_OR_SKIP.matcher(SourceTree.textOf(file)).find())
        .map(tree::nameOf)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Because a package says what it is for and what it may not know, or it will come to know
   * everything.
   */
  static Set<String> packagesThatDoNotSayTheirPurpose(SourceTree tree) {
    Set<Path> packages = tree.mainFiles().stream()
        .filter(file -> !file.endsWith("module-info.java"))
        .map(Path::getParent)
        .collect(Collectors.toSet());
    return packages.stream()
        .filter(folder -> sentencesIn(folder.resolve("package-info.java")) < 2)
        .map(tree::nameOf)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static long sentencesIn(Path packageInfo) {
    if (!Files.exists(packageInfo)) return 0;
    Matcher javadoc = JAVADOC_OF_PACKAGE.matcher(SourceTree.textOf(packageInfo));
    return javadoc.find() ? END_OF_SENTENCE.matcher(javadoc.group(1)).results().count() : 0;
  }

  /**
   * Because a framework or a database comes with another one to nobody who didn't ask; their tests
   * may.
   */
  static Set<String> siblingsTakenAlong(SourceTree tree) {
    return published(tree, "(adapter|store)-")
        .flatMap(module -> dependenciesOf(tree, module).stream()
            .filter(dependency -> !dependency.contains("<scope>test</scope>"))
            .flatMap(dependency -> SIBLING.matcher(dependency).results())
            .map(sibling -> module + " -> " + sibling.group(1)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> dependenciesOf(SourceTree tree, String module) {
    String pom = SourceTree.textOf(tree.root().resolve(module).resolve("pom.xml"));
    return DEPENDENCY.matcher(pom).results().map(found -> found.group(1)).toList();
  }

  private static Stream<String> published(SourceTree tree, String prefix) {
    return tree.publishedModules().stream().filter(module -> module.matches(prefix + ".*"));
  }
}
