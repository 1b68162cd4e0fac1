package dev.jeton.tck.load;

import dev.jeton.SessionTokens;
import dev.jeton.identity.Subject;
import dev.jeton.tck.load.Server.Answer;
import dev.jeton.tck.race.Chance;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * One user, who remembers what he was told and asks again and again whether it is so. What was answered
 * by 503 may or may not have happened: he asks until he knows. Runs in one thread.
 */
final class User implements Runnable {

  private static final int LIFE_IN_STEPS = 100;
  private static final int STEPS_PER_REFRESH = 5;
  private static final int STEPS_PER_LOOK_BACK = 4;
  private static final long STEP = TimeUnit.MILLISECONDS.toNanos(100);
  // Below the life of an access token, which no user of this load lets run out.
  private static final long LIFE = TimeUnit.MINUTES.toNanos(3);

  private final Subject subject;
  private final boolean browser;
  private final Server server;
  private final Tally tally;
  private final Chance chance;
  private final List<Held> ended = new ArrayList<>();
  private Optional<Held> held = Optional.empty();
  private long since;
  private boolean leaving;
  private volatile boolean stopped;

  User(int number, SessionTokens tokens, Clock clock, Tally tally) {
    this.subject = Subject.of("user-" + number);
    this.browser = number % 2 == 0;
    this.server = new Server(tokens, clock);
    this.tally = tally;
    this.chance = new Chance(number);
  }

  /** Lets the user stop after the step that he is at. */
  void stop() {
    stopped = true;
  }

  @Override
  public void run() {
    while (!stopped) {
      noting(this::step);
      LockSupport.parkNanos(STEP / 2 + chance.below((int) STEP));
    }
  }

  /** Asks with all that he ever held; a store that is not back by then loses nothing, it is away. */
  void takeStock(long patience) {
    noting(() -> look(patience));
  }

  private void look(long patience) {
    held.ifPresent(alive -> {
      int status = settled(() -> server.call(alive), patience);
      if (!leaving && status != Server.OK) lost(status);
    });
    for (Held dead : ended) {
      lookedBack(settled(() -> server.call(dead), patience));
      dead.refresh().ifPresent(token -> lookedBack(settled(() -> server.refresh(token), patience)));
    }
  }

  private void step() {
    if (held.isEmpty()) {
      logIn();
    } else if (leaving || chance.onceIn(LIFE_IN_STEPS) || System.nanoTime() - since > LIFE) {
      logOut(held.get());
    } else if (held.get().refresh().isPresent() && chance.onceIn(STEPS_PER_REFRESH)) {
      refresh(held.get().refresh().get());
    } else {
      call(held.get());
    }
    if (!ended.isEmpty() && chance.onceIn(STEPS_PER_LOOK_BACK)) lookBack();
  }

  private void logIn() {
    Answer answer = counted(browser ? server.logInBrowser(subject) : server.logInClient(subject));
    if (answer.status() == Server.UNAVAILABLE) return;
    if (answer.held().isEmpty()) {
      tally.mistake("a log-in was answered " + answer.status());
      return;
    }
    held = answer.held();
    since = System.nanoTime();
    tally.logIns.incrementAndGet();
  }

  private void call(Held alive) {
    int status = counted(server.call(alive)).status();
    if (status == Server.OK) tally.calls.incrementAndGet();
    else if (status != Server.UNAVAILABLE) lost(status);
  }

  private void refresh(String token) {
    Answer answer = counted(server.refresh(token));
    if (answer.status() == Server.UNAVAILABLE) return;
    if (answer.held().isEmpty()) {
      lost(answer.status());
      return;
    }
    if (!answer.held().get().refresh().equals(Optional.of(token)))
      tally.rotations.incrementAndGet();
    held = answer.held();
  }

  private void logOut(Held alive) {
    leaving = true;
    if (counted(server.logOut(alive)).status() == Server.UNAVAILABLE) return;
    tally.ends.incrementAndGet();
    ended.add(alive);
    forget();
  }

  private void lookBack() {
    Held dead = ended.get(chance.below(ended.size()));
    lookedBack(counted(server.call(dead)).status());
  }

  private void lookedBack(int status) {
    if (status == Server.OK) tally.letInAfterTheEnd.incrementAndGet();
    else if (status != Server.UNAUTHENTICATED && status != Server.UNAVAILABLE)
      tally.mistake("an ended session was answered " + status);
  }

  private void lost(int status) {
    if (status == Server.UNAUTHENTICATED) tally.lost.incrementAndGet();
    else tally.mistake("a living session was answered " + status);
    forget();
  }

  private void forget() {
    held = Optional.empty();
    leaving = false;
  }

  private void noting(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException unexpected) {
      tally.mistake(unexpected.toString());
    }
  }

  private Answer counted(Answer answer) {
    if (answer.status() == Server.UNAVAILABLE) tally.unavailable.incrementAndGet();
    return answer;
  }

  private int settled(Supplier<Answer> request, long patience) {
    int status = request.get().status();
    while (status == Server.UNAVAILABLE && System.nanoTime() - patience < 0) {
      LockSupport.parkNanos(STEP);
      status = request.get().status();
    }
    if (status == Server.UNAVAILABLE) tally.mistake("the store did not come back");
    return status;
  }
}
