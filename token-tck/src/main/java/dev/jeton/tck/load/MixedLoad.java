package dev.jeton.tck.load;

import dev.jeton.SessionTokens;
import dev.jeton.key.KeyRing;
import dev.jeton.store.SessionStore;
import dev.jeton.tck.race.Chance;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Users who log in, call, refresh and log out over one store, while faults strike it every few
 * seconds. Half of them are browsers with a reference token in a cookie, half are API clients with a
 * JWT and a refresh token; each call demands that the store is asked. Not thread-safe.
 *
 * {@snippet :
 * Outcome outcome = MixedLoad.on(store, keys, clock)
 *     .faults(List.of(() -> stopAndStart(server)))
 *     .run(Duration.ofMinutes(2));
 * assertThat(outcome.letInAfterTheEnd()).isZero();
 * }
 */
public final class MixedLoad {

  private static final String ORIGIN = "https://shop.example";
  private static final int USERS = 48;
  private static final int SECONDS_BETWEEN_FAULTS_AT_MOST = 4;
  private static final Duration RECOVERY = Duration.ofSeconds(60);

  private final SessionTokens tokens;
  private final Clock clock;
  private final Tally tally = new Tally();
  private final List<Fault> faults = new ArrayList<>();

  private MixedLoad(SessionTokens tokens, Clock clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  /** A load on {@code store}; {@code clock} is that of the application and agrees with the store's. */
  public static MixedLoad on(SessionStore store, KeyRing keys, Clock clock) {
    SessionTokens tokens =
        SessionTokens.builder(store, keys, ORIGIN).clock(clock).build();
    return new MixedLoad(tokens, clock);
  }

  /** The same, with these faults by turns of chance, one at a time; at first there are none. */
  public MixedLoad faults(List<? extends Fault> more) {
    faults.addAll(more);
    return this;
  }

  /**
   * Runs for that long, waits up to a minute until the store serves everybody again, and then asks
   * with every token that ought to be dead and every one that ought to be alive. Takes the thread of
   * its caller and one for each user.
   *
   * @throws Exception what a fault throws
   */
  public Outcome run(Duration time) throws Exception {
    List<User> users = IntStream.range(0, USERS)
        .mapToObj(number -> new User(number, tokens, clock, tally))
        .toList();
    List<Thread> threads = users.stream().map(user -> new Thread(user, "user")).toList();
    threads.forEach(Thread::start);
    try {
      strikeFor(time);
    } finally {
      users.forEach(User::stop);
      for (Thread thread : threads) thread.join();
    }
    long patience = System.nanoTime() + RECOVERY.toNanos();
    for (User user : users) user.takeStock(patience);
    return tally.outcome();
  }

  private void strikeFor(Duration time) throws Exception {
    Chance chance = new Chance(1);
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() - end < 0) {
      int pause = 1 + chance.below(SECONDS_BETWEEN_FAULTS_AT_MOST);
      LockSupport.parkNanos(
          Math.min(TimeUnit.SECONDS.toNanos(pause), Math.max(1, end - System.nanoTime())));
      if (faults.isEmpty() || System.nanoTime() - end >= 0) continue;
      faults.get(chance.below(faults.size())).strike();
      tally.struck();
    }
  }
}
