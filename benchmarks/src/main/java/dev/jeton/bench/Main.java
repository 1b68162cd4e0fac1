package dev.jeton.bench;

import dev.jeton.bench.http.HttpCpu;
import dev.jeton.bench.http.StartUp;
import dev.jeton.bench.jwt.JwtQuestions;
import dev.jeton.bench.nodes.RevocationReach;
import dev.jeton.bench.report.Page;
import dev.jeton.bench.session.SessionQuestions;
import dev.jeton.bench.session.StoreStatements;
import dev.jeton.bench.store.StoreGrowth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks all questions, or those that are named, and writes the report. */
public final class Main {

  /** A question that is not asked by JMH, in a process for each who is asked. */
  private record Alone(String question, Work work) {}

  private interface Work {
    void ask(Effort effort, Results results) throws Exception;
  }

  private static final List<Alone> ALONE = List.of(
      new Alone(StoreGrowth.QUESTION, Main::measureStores),
      new Alone(StoreStatements.QUESTION, Main::countStatements),
      new Alone(RevocationReach.QUESTION, Main::measureReach),
      new Alone(StartUp.QUESTION, Main::measureStarts),
      new Alone(HttpCpu.QUESTION, Main::measureHttp));

  private static final List<String> OPTIONS =
      List.of("--quick", "--jdk=", "--results=", "--report=", "--only-report", "--row=", "--who=");

  private Main() {}

  /**
   * Runs.
   *
   * @param args {@code --quick}; {@code --jdk=HOME} once for each Java in the place of the running one,
   *     of which the first is asked most; {@code --results=FILE}; {@code --report=FOLDER}; {@code --only-report},
   *     which measures nothing; {@code --row=NAME} and {@code --who=NAME}, else everybody about
   *     everything; names of questions
   */
  public static void main(String[] args) throws Exception {
    Effort effort = List.of(args).contains("--quick") ? Effort.QUICK : Effort.FULL;
    List<Jdk> jdks = new ArrayList<>();
    for (String home : options(args, "--jdk=")) jdks.add(Jdk.in(Path.of(home)));
    if (jdks.isEmpty()) jdks.add(Jdk.running());
    List<String> names =
        List.of(args).stream().filter(arg -> !arg.startsWith("--")).toList();
    Optional<String> mistake = mistake(names, args);
    if (mistake.isPresent()) {
      System.err.println(mistake.get());
      System.exit(2);
    }
    List<String> rows = options(args, "--row=");
    List<String> who = options(args, "--who=");
    List<Question> questions = questions(effort).stream()
        .filter(question -> names.isEmpty() || names.contains(question.id()))
        .map(question -> question.about(rows, who))
        .toList();
    Results results = new Results(Path.of(
        options(args, "--results=").stream().findFirst().orElse("benchmarks/target/results.tsv")));
    if (!List.of(args).contains("--only-report")) {
      measure(jdks.get(0), effort, questions, results);
      // Whether another Java tells something else shows at once; three passes would take an hour.
      for (Jdk jdk : jdks.subList(1, jdks.size())) measure(jdk, effort.once(), questions, results);
      for (Alone alone : ALONE)
        if (names.isEmpty() || names.contains(alone.question())) alone.work().ask(effort, results);
    }
    Path folder = Path.of(options(args, "--report=").stream().findFirst().orElse("docs"));
    Page.write(results.all(), Conditions.of(effort), folder);
  }

  private static Optional<String> mistake(List<String> names, String[] args) {
    List<String> all = Stream.concat(
            questions(Effort.QUICK).stream().map(Question::id), ALONE.stream().map(Alone::question))
        .toList();
    for (String name : names)
      if (!all.contains(name)) return Optional.of("no question is called " + name + ", but " + all);
    for (String arg : args)
      if (arg.startsWith("--") && OPTIONS.stream().noneMatch(arg::startsWith))
        return Optional.of("no option is called " + arg + ", but " + OPTIONS);
    return Optional.empty();
  }

  private static List<Question> questions(Effort effort) {
    return List.of(
        JwtQuestions.firstSeen(),
        JwtQuestions.seenBefore(),
        JwtQuestions.inNativeCode(),
        JwtQuestions.issued(),
        SessionQuestions.inMemory(),
        SessionQuestions.onServers(),
        SessionQuestions.opened(),
        SessionQuestions.growth(effort.most()));
  }

  // What a server does hardly hangs on the Java of the client: the running one is enough.
  private static void measureStores(Effort effort, Results results) throws Exception {
    String jdk = Jdk.running().version();
    results.forget(jdk, List.of(StoreGrowth.QUESTION, StoreGrowth.BYTES));
    new StoreGrowth(jdk, effort, measured -> keep(measured, results)).run();
  }

  private static void measureReach(Effort effort, Results results) throws Exception {
    String jdk = Jdk.running().version();
    results.forget(jdk, List.of(RevocationReach.QUESTION));
    new RevocationReach(jdk, measured -> keep(measured, results)).run();
  }

  private static void countStatements(Effort effort, Results results) throws Exception {
    String jdk = Jdk.running().version();
    results.forget(jdk, List.of(StoreStatements.QUESTION));
    new StoreStatements(jdk, measured -> keep(measured, results)).run();
  }

  private static void measureStarts(Effort effort, Results results) throws Exception {
    Jdk jdk = Jdk.running();
    results.forget(jdk.version(), List.of(StartUp.QUESTION));
    new StartUp(jdk.version(), jdk.java(), effort, measured -> keep(measured, results)).run();
  }

  private static void measureHttp(Effort effort, Results results) throws Exception {
    Jdk jdk = Jdk.running();
    results.forget(jdk.version(), List.of(HttpCpu.QUESTION));
    new HttpCpu(
            jdk.version(), jdk.java(), Asking.FLAGS, effort, measured -> keep(measured, results))
        .run();
  }

  private static void keep(Measured measured, Results results) {
    try {
      System.out.println(measured.line());
      results.add(measured);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> options(String[] args, String name) {
    return List.of(args).stream()
        .filter(arg -> arg.startsWith(name))
        .map(arg -> arg.substring(name.length()))
        .toList();
  }

  private static void measure(Jdk jdk, Effort effort, List<Question> questions, Results results)
      throws Exception {
    results.forget(jdk.version(), questions.stream().map(Question::id).toList());
    Asking asking = new Asking(jdk, effort);
    for (Question question : questions)
      for (int pass = 1; pass <= effort.passes(); pass++)
        for (Question.Asked asked : question.asked()) {
          Measured measured = asking.ask(question, asked, pass);
          keep(measured, results);
        }
  }
}
