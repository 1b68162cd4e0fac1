package dev.jeton.bench.session;

import dev.jeton.bench.Question;
import dev.jeton.bench.Question.Asked;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What is asked about sessions in memory. */
public final class SessionQuestions {

  private static final List<String> ALL =
      List.of("by hand", "Jeton", "Spring Session", "Sa-Token", "Shiro");

  private SessionQuestions() {}

  /** What it costs to find out whose a token is. */
  public static Question inMemory() {
    return new Question(
        "session-memory",
        ValidateSession.class,
        ALL.stream()
            .map(who -> new Asked("10000 sessions", who, Map.of("who", who)))
            .toList());
  }

  /** What it costs to open one. */
  public static Question opened() {
    return new Question(
        "session-open",
        OpenSession.class,
        ALL.stream().map(who -> new Asked("in memory", who, Map.of("who", who))).toList());
  }

  /** What one costs among many: the first row is the one that the others are held against. */
  public static Question growth(int most) {
    return new Question(
        "session-growth",
        ValidateSession.class,
        Stream.of(10_000, 100_000, 1_000_000)
            .filter(sessions -> sessions <= most)
            .map(sessions -> new Asked(
                "in memory",
                sessions + " sessions",
                Map.of("who", "Jeton", "sessions", Integer.toString(sessions))))
            .toList());
  }
}
