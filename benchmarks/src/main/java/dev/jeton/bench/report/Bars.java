package dev.jeton.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A picture of how many times the limit everybody takes, on a scale of powers of ten. It names
 * itself for who can't see it, and takes the colours of a dark page.
 */
final class Bars {

  private static final int NAMES = 130;
  private static final int WIDTH = 760;
  private static final int BAR = 16;
  private static final int GAP = 22;
  private static final int HEAD = 34;
  private static final int ROOM_FOR_NUMBERS = 90;

  private final Chapter chapter;
  private final Numbers numbers;
  private final List<String> lines = new ArrayList<>();
  private int y = HEAD;

  private Bars(Chapter chapter, Numbers numbers) {
    this.chapter = chapter;
    this.numbers = numbers;
  }

  static String of(Chapter chapter, Numbers numbers) {
    Bars bars = new Bars(chapter, numbers);
    for (String row : numbers.rows(chapter.question())) bars.group(row);
    return bars.svg();
  }

  private void group(String row) {
    if (!numbers.has(chapter.question(), row, chapter.limit())) return;
    lines.add(text(0, y + 12, "row", row));
    y += GAP;
    for (String who : numbers.asked(chapter.question(), row)) {
      double times =
          numbers.times(chapter.question(), row, who, chapter.limit()).median();
      int length = length(times);
      String kind =
          who.equals(Target.OURS) ? "ours" : who.equals(chapter.limit()) ? "limit" : "peer";
      lines.add(text(8, y + 12, "name", who));
      lines.add(String.format(
          Locale.ROOT,
          "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"2\"/>",
          kind,
          NAMES,
          y,
          length,
          BAR - 2));
      lines.add(text(NAMES + length + 6, y + 12, "name", Text.times(times)));
      y += BAR + 2;
    }
    y += 8;
  }

  private static int length(double times) {
    double tenfold = (WIDTH - NAMES - ROOM_FOR_NUMBERS) / 3.0;
    return (int) Math.max(4, Math.min(3.0, Math.log10(Math.max(1, times)) + 0.05) * tenfold);
  }

  private static String text(int x, int y, String kind, String text) {
    return "<text class=\"" + kind + "\" x=\"" + x + "\" y=\"" + y + "\">" + text + "</text>";
  }

  private String svg() {
    return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" aria-labelledby="t d">
        <title id="t">%s</title>
        <desc id="d">Processor time of each, in multiples of %s, on a logarithmic scale; the numbers are in the table below.</desc>
        <style>
        text { font: 12px sans-serif; fill: #24292f }
        .row { font-weight: bold }
        .ours { fill: #0969da } .peer { fill: #8c959f } .limit { fill: #1a7f37 }
        @media (prefers-color-scheme: dark) {
          text { fill: #e6edf3 } .ours { fill: #58a6ff } .peer { fill: #6e7681 } .limit { fill: #3fb950 }
        }
        </style>
        %s
        %s
        </svg>
        """.formatted(
            WIDTH,
            y,
            chapter.title(),
            chapter.limit(),
            text(0, 16, "row", chapter.title() + ", in multiples of " + chapter.limit()),
            String.join("\n", lines));
  }
}
