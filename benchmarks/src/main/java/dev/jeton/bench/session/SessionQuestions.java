package dev.jeton.bench.session;

import dev.jeton.bench.Question;
import dev.jeton.bench.Question.Asked;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What is asked about sessions. */
public final class SessionQuestions {

  private static final List<String> ALL =
      List.of("by hand", "Jeton", "Spring Session", "Sa-Token", "Shiro");

  private static final String ROUND_TRIP = "one round trip";

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

  /** The same, on servers of this machine: each is asked for one of ten thousand. */
  public static Question onServers() {
    return new Question(
        "store-validate",
        ValidateSession.class,
        Stream.of("PostgreSQL", "Redis")
            .flatMap(server -> Stream.of(ROUND_TRIP, "Jeton", "Spring Session")
                .map(who -> new Asked(server, who, Map.of("who", named(who, server)))))
            .toList());
  }

  private static String named(String who, String server) {
    String done = server.equals("Redis") ? "one GET" : "one SELECT";
    return (who.equals(ROUND_TRIP) ? done : who) + " in " + server;
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
