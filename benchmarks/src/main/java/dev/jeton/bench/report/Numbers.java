package dev.jeton.bench.report;

import dev.jeton.bench.Measured;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was measured on one Java, asked for by question, row and name. Immutable. */
final class Numbers {

  private final List<Measured> all;

  Numbers(List<Measured> all) {
    this.all = List.copyOf(all);
  }

  /** The middle of all passes, and what they lie between. */
  record Spread(double least, double median, double most) {

    static Spread of(List<Double> values) {
      List<Double> sorted = values.stream().sorted().toList();
      int middle = sorted.size() / 2;
      double median = sorted.size() % 2 == 1
          ? sorted.get(middle)
          : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
      return new Spread(sorted.get(0), median, sorted.get(sorted.size() - 1));
    }
  }

  List<String> rows(String question) {
    return all.stream()
        .filter(each -> each.question().equals(question))
        .map(Measured::row)
        .distinct()
        .toList();
  }

  List<String> asked(String question, String row) {
    return of(question, row).map(Measured::who).distinct().toList();
  }

  boolean has(String question, String row, String who) {
    return of(question, row).anyMatch(each -> each.who().equals(who));
  }

  /** How many passes there were. */
  int passes(String question) {
    return all.stream()
        .filter(each -> each.question().equals(question))
        .mapToInt(Measured::pass)
        .max()
        .orElse(0);
  }

  Spread cpu(String question, String row, String who) {
    return spread(question, row, who, Measured::cpu);
  }

  Spread wall(String question, String row, String who) {
    return spread(question, row, who, Measured::wall);
  }

  Spread bytes(String question, String row, String who) {
    return spread(question, row, who, Measured::bytes);
  }

  private Spread spread(String question, String row, String who, ToDoubleFunction<Measured> what) {
    return Spread.of(of(question, row)
        .filter(each -> each.who().equals(who))
        .map(what::applyAsDouble)
        .toList());
  }

  /** How many times as long {@code who} took as {@code other} in the same pass. */
  Spread times(String question, String row, String who, String other) {
    return times(question, row, who, row, other);
  }

  /** The same over two rows. */
  Spread times(String question, String row, String who, String otherRow, String other) {
    Map<Integer, Double> limits = of(question, otherRow)
        .filter(each -> each.who().equals(other))
        .collect(Collectors.toMap(Measured::pass, Numbers::spent));
    return Spread.of(of(question, row)
        .filter(each -> each.who().equals(who) && limits.containsKey(each.pass()))
        .map(each -> spent(each) / limits.getOrDefault(each.pass(), Double.NaN))
        .toList());
  }

  // Processor time is steadier, but whoever asks a server waits for it.
  private static double spent(Measured each) {
    return each.question().startsWith("store-") ? each.wall() : each.cpu();
  }

  /** What the quickest of the others took; empty where nobody else was asked. */
  OptionalDouble quickest(String question, String row, List<String> not) {
    return asked(question, row).stream()
        .filter(who -> !not.contains(who))
        .mapToDouble(who -> cpu(question, row, who).median())
        .min();
  }

  private Stream<Measured> of(String question, String row) {
    return all.stream()
        .filter(each -> each.question().equals(question) && each.row().equals(row));
  }
}
