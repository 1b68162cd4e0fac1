package dev.jeton.architecture;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a guide shows in Java, under a line {@code <!-- from path/of/File.java -->}, stands in that file
 * line by line; a line {@code // …} leaves something out. A guide that names one source names them all.
 */
final class GuideRules {

  private static final String LEFT_OUT = "// …";
  private static final Pattern SNIPPET =
      Pattern.compile("(?:<!-- from (\\S+) -->\n)?```java\n(.*?)```", Pattern.DOTALL);

  private GuideRules() {}

  /** Because a reader copies what a guide shows, and what no build compiles is wrong one day. */
  static Set<String> snippetsThatNobodyRuns(SourceTree tree) {
    return guides(tree).stream()
        .filter(page -> SourceTree.textOf(page).contains("<!-- from "))
        .flatMap(page -> SNIPPET
            .matcher(SourceTree.textOf(page))
            .results()
            .filter(snippet -> !runs(tree, snippet))
            .map(snippet -> tree.nameOf(page) + ": " + firstLineOf(snippet)))
        .collect(toCollection(TreeSet::new));
  }

  private static boolean runs(SourceTree tree, MatchResult snippet) {
    if (snippet.group(1) == null) return false;
    Path source = tree.root().resolve(snippet.group(1));
    if (!Files.isRegularFile(source)) return false;
    String text = flush(SourceTree.textOf(source));
    int at = 0;
    for (String part : flush(snippet.group(2)).split(LEFT_OUT, -1)) {
      int found = text.indexOf(part, at);
      if (found < 0) return false;
      // The line break that ends this part may begin the next.
      at = found + part.length() - 1;
    }
    return true;
  }

  private static String firstLineOf(MatchResult snippet) {
    return snippet.group(2).lines().findFirst().orElse("");
  }

  // A guide shows the inside of a class without its indentation.
  private static String flush(String code) {
    return "\n" + code.strip().lines().map(String::strip).collect(joining("\n")) + "\n";
  }

  private static List<Path> guides(SourceTree tree) {
    try (Stream<Path> pages = Files.list(tree.root().resolve("docs/guide"))) {
      return pages.sorted().toList();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}
