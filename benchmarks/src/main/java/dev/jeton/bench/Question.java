package dev.jeton.bench;

import java.util.List;
import java.util.Map;

/**
 * One question, and who is asked about what. Immutable.
 *
 * @param id names its results and its picture
 * @param benchmark the JMH class that asks
 * @param asked in the order of a pass
 */
public record Question(String id, Class<?> benchmark, List<Asked> asked) {

  public Question {
    asked = List.copyOf(asked);
  }

  /** The same for these rows and names alone; for all, where none are given. */
  Question about(List<String> rows, List<String> who) {
    return new Question(
        id,
        benchmark,
        asked.stream()
            .filter(each -> rows.isEmpty() || rows.contains(each.row()))
            .filter(each -> who.isEmpty() || who.contains(each.who()))
            .toList());
  }

  /**
   * One process.
   *
   * @param row what is asked about
   * @param who is asked
   * @param parameters of the JMH class
   */
  public record Asked(String row, String who, Map<String, String> parameters) {
    public Asked {
      parameters = Map.copyOf(parameters);
    }
  }
}
