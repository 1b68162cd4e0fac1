package dev.jeton.bench.report;

import dev.jeton.bench.Measured;
import dev.jeton.bench.report.Target.Found;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Writes the page and its pictures. */
public final class Page {

  private static final String NAME = "performance";

  private final List<Measured> all;
  private final List<String> jdks;
  private final StringBuilder page = new StringBuilder();

  private Page(List<Measured> all) {
    this.all = all;
    this.jdks = all.stream().map(Measured::jdk).distinct().toList();
  }

  /**
   * Writes {@code performance.md} and a picture for each question into {@code folder}.
   *
   * @param conditions what was measured with, a line each
   */
  public static void write(List<Measured> all, List<String> conditions, Path folder)
      throws IOException {
    Page page = new Page(all);
    page.text(conditions);
    Files.createDirectories(folder.resolve(NAME));
    Files.writeString(folder.resolve(NAME + ".md"), page.page, StandardCharsets.UTF_8);
    for (Chapter chapter : Chapter.ALL)
      if (page.asked(chapter) && chapter.kind() == Chapter.Kind.CALLS)
        Files.writeString(
            folder.resolve(picture(chapter)),
            Bars.of(chapter, page.numbers(page.jdks.get(0))),
            StandardCharsets.UTF_8);
  }

  private static String picture(Chapter chapter) {
    return NAME + "/" + chapter.question() + ".svg";
  }

  private boolean asked(Chapter chapter) {
    return all.stream().anyMatch(each -> each.question().equals(chapter.question()));
  }

  private Numbers numbers(String jdk) {
    return new Numbers(all.stream().filter(each -> each.jdk().equals(jdk)).toList());
  }

  private void text(List<String> conditions) {
    line("# What it costs");
    line("");
    line(
        "Written by `benchmarks/run`, which measures it all anew; `--quick` takes ten minutes. Only");
    line(
        "ratios mean something: each is between two that were measured in the same pass, one after the");
    line(
        "other, each in a process of its own. *Processor* is what the calling thread spent, *passed* what");
    line(
        "a clock saw, which on a shared machine says little. Behind a median stands what all passes lay");
    line(
        "between. The library was asked as an application asks it; peers do what their manuals say.");
    line("");
    conditions.forEach(each -> line("* " + each));
    for (Chapter chapter : Chapter.ALL) if (asked(chapter)) chapter(chapter);
  }

  private void chapter(Chapter chapter) {
    line("");
    line("## " + chapter.title());
    line("");
    line(chapter.text());
    switch (chapter.kind()) {
      case CALLS -> calls(chapter);
      case WEIGHTS -> numbers(chapter, "| | among | bytes for each |");
      case COUNTS -> numbers(chapter, "| | who | how many |");
      case REACH -> reach(chapter);
    }
  }

  private void calls(Chapter chapter) {
    line("");
    line("![" + chapter.title() + "](" + picture(chapter) + ")");
    for (String jdk : jdks) {
      Numbers numbers = numbers(jdk);
      if (numbers.rows(chapter.question()).isEmpty()) continue;
      line("");
      line("Java " + jdk + ", passes: " + numbers.passes(chapter.question()));
      line("");
      line("| | who | processor | passed | allocated | against " + chapter.limit() + " |");
      line("|---|---|---|---|---|---|");
      for (String row : numbers.rows(chapter.question()))
        for (String who : numbers.asked(chapter.question(), row))
          line(cells(chapter, numbers, row, who));
      targets(chapter, numbers);
    }
  }

  private void targets(Chapter chapter, Numbers numbers) {
    if (chapter.targets().isEmpty()) return;
    line("");
    line("| target | reached | |");
    line("|---|---|---|");
    for (Target target : chapter.targets()) line(cells(target, numbers));
  }

  private void numbers(Chapter chapter, String head) {
    Numbers numbers = numbers(jdks.get(0));
    line("");
    line(head);
    line("|---|---|---|");
    for (String row : numbers.rows(chapter.question()))
      for (String who : numbers.asked(chapter.question(), row))
        line("| " + row + " | " + who + " | "
            + Math.round(numbers.bytes(chapter.question(), row, who).median()) + " |");
    targets(chapter, numbers);
  }

  private void reach(Chapter chapter) {
    Numbers numbers = numbers(jdks.get(0));
    line("");
    line("| | ends | median | worst |");
    line("|---|---|---|---|");
    for (String row : numbers.rows(chapter.question())) {
      Numbers.Spread passed = numbers.wall(chapter.question(), row, Target.OURS);
      line("| " + row + " | " + numbers.passes(chapter.question()) + " | "
          + Math.round(passed.median() / 1e6) + " ms | " + Math.round(passed.most() / 1e6)
          + " ms |");
    }
    targets(chapter, numbers);
  }

  private static String cells(Chapter chapter, Numbers numbers, String row, String who) {
    String question = chapter.question();
    String against = numbers.has(question, row, chapter.limit())
        ? Text.times(numbers.times(question, row, who, chapter.limit()).median())
        : "";
    return "| " + row + " | " + who + " | " + Text.spread(numbers.cpu(question, row, who)) + " | "
        + Text.time(numbers.wall(question, row, who).median()) + " | "
        + Text.bytes(numbers.bytes(question, row, who).median()) + " | " + against + " |";
  }

  private static String cells(Target target, Numbers numbers) {
    Optional<Found> found = target.found().apply(numbers);
    return "| " + target.text() + " | " + found.map(Found::value).orElse("not measured") + " | "
        + found.map(each -> each.met() ? "met" : "**not met**").orElse("") + " |";
  }

  private void line(String text) {
    page.append(text).append('\n');
  }
}
