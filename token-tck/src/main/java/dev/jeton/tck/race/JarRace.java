package dev.jeton.tck.race;

import dev.jeton.tck.fake.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * Clients that keep what they hold in one jar, as the tabs of a browser do, and ask a server round by
 * round: all at once, overtaking each other at each verb of a {@link RacingStore}, their answers
 * arriving in any order and some not at all. Comes out alike for one seed. Not thread-safe.
 *
 * {@snippet :
 * Outcome outcome = JarRace.of(seed, clock).run(() -> logIn(), (client, held) -> refresh(held));
 * assertThat(outcome.loggedOut()).isZero();
 * }
 */
public final class JarRace {

  /** What a request does to the jar. */
  public sealed interface Answer {

    /** The client is to hold this from now on. */
    static Answer holding(String next) {
      return new Holding(next);
    }

    /** The jar stays as it is. */
    static Answer keeping() {
      return new Keeping();
    }

    /** The client has been logged out. */
    static Answer loggedOut() {
      return new LoggedOut();
    }
  }

  private static final class Holding implements Answer {
    private final String next;

    private Holding(String next) {
      this.next = next;
    }
  }

  private static final class Keeping implements Answer {}

  private static final class LoggedOut implements Answer {}

  /** Who answers. */
  @FunctionalInterface
  public interface Server {

    /** The answer to {@code client}, from 0, which presents {@code held}. */
    Answer answer(int client, String held);
  }

  /**
   * What came of it.
   *
   * @param loggedOut how many requests were told that they are logged out
   * @param held how many different things the clients were told to hold
   * @param lost how many answers were lost
   */
  public record Outcome(int loggedOut, int held, int lost) {}

  private final Chance chance;
  private final ManualClock clock;
  private int clients = 8;
  private int rounds = 1000;
  private int lostOneIn = 5;
  private Duration longestGap = Duration.ofSeconds(20);
  private Duration longestTurn = Duration.ofMillis(20);
  private Duration latest = Duration.ZERO;
  private IntConsumer between = round -> {};

  private String jar = "";
  private int loggedOut;
  private int lost;
  private final Set<String> held = new HashSet<>();
  private final PriorityQueue<Late> underWay = new PriorityQueue<>(Comparator.comparing(Late::due));

  private record Late(Instant due, String next) {}

  private JarRace(Chance chance, ManualClock clock) {
    this.chance = chance;
    this.clock = clock;
  }

  /**
   * A race of 8 clients over 1,000 rounds, with one answer in five lost, and gaps of up to 20 seconds.
   */
  public static JarRace of(long seed, ManualClock clock) {
    return new JarRace(new Chance(seed), clock);
  }

  public JarRace clients(int wanted) {
    this.clients = wanted;
    return this;
  }

  public JarRace rounds(int wanted) {
    this.rounds = wanted;
    return this;
  }

  /** On average; 0 for none. */
  public JarRace lostOneIn(int wanted) {
    this.lostOneIn = wanted;
    return this;
  }

  /** How much time at most passes between two rounds. */
  public JarRace gapsUpTo(Duration wanted) {
    this.longestGap = wanted;
    return this;
  }

  /**
   * How late at most an answer arrives, in a later round perhaps: what it says then takes the place of
   * what is newer. Zero, unless told, for answers that arrive in the round of their requests.
   */
  public JarRace lateUpTo(Duration wanted) {
    this.latest = wanted;
    return this;
  }

  /** What is done after each round, which is counted from 0: rotate a key, say. */
  public JarRace between(IntConsumer wanted) {
    this.between = wanted;
    return this;
  }

  /**
   * Runs all rounds.
   *
   * @param logIn what the jar holds at first, and again after a client was logged out
   */
  public Outcome run(Supplier<String> logIn, Server server) {
    start(logIn);
    for (int round = 0; round < rounds; round++) {
      int before = loggedOut;
      deliver();
      Turns.run(requests(server), chance, () -> clock.advance(chance.upTo(longestTurn)));
      if (loggedOut > before) start(logIn);
      between.accept(round);
      clock.advance(chance.upTo(longestGap));
    }
    return new Outcome(loggedOut, held.size(), lost);
  }

  private List<Runnable> requests(Server server) {
    List<Runnable> requests = new ArrayList<>();
    for (int number = 0; number < clients; number++) {
      int client = number;
      requests.add(() -> {
        Answer answer = server.answer(client, jar);
        // On its way back an answer is overtaken, too.
        Turns.take();
        arrive(answer);
      });
    }
    return requests;
  }

  private void arrive(Answer answer) {
    if (answer instanceof LoggedOut) loggedOut++;
    Optional<String> next =
        answer instanceof Holding holding ? Optional.of(holding.next) : Optional.empty();
    next.ifPresent(held::add);
    if (lostOneIn > 0 && chance.onceIn(lostOneIn)) lost++;
    else next.ifPresent(this::deliverLater);
  }

  private void deliverLater(String next) {
    if (latest.isZero()) hold(next);
    else underWay.add(new Late(clock.instant().plus(chance.upTo(latest)), next));
  }

  // In the order of their arrival, which is not that of their requests.
  private void deliver() {
    while (!underWay.isEmpty() && !underWay.peek().due().isAfter(clock.instant()))
      hold(underWay.remove().next());
  }

  // What was under way to whoever was logged out says nothing to who logs in.
  private void start(Supplier<String> logIn) {
    underWay.clear();
    hold(logIn.get());
  }

  private void hold(String next) {
    jar = next;
    held.add(next);
  }
}
