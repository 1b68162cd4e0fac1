package dev.jeton.login.password;

import static dev.jeton.login.password.LoginDesk.HOME;
import static dev.jeton.login.password.LoginDesk.NOBODY;
import static dev.jeton.login.password.LoginDesk.credentials;
import static dev.jeton.login.password.LoginDesk.throttled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.identity.Identification;
import dev.jeton.identity.Identification.Identified;
import dev.jeton.identity.Identification.Throttled;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordThrottlingTest {

  private final LoginDesk desk = new LoginDesk();

  @ParameterizedTest
  @ValueSource(strings = {"alice", "mallory"})
  void fourFailuresInARowAreAnsweredAtOnceAndTheFifthSlowsTheNextDown(String name) {
    List<Identification> answers = new ArrayList<>();

    for (int failure = 1; failure <= 5; failure++) answers.add(desk.tries(name, "wrong"));

    assertThat(answers).containsExactly(NOBODY, NOBODY, NOBODY, NOBODY, throttled(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"alice", "mallory"})
  void eachFurtherFailureDoublesTheDelayUpToAMinute(String name) {
    desk.fails(name, 4);
    List<Long> delays = new ArrayList<>();

    for (int failure = 5; failure <= 13; failure++) {
      Duration delay = retryAfter(desk.tries(name, "wrong"));
      delays.add(delay.toSeconds());
      desk.clock.advance(delay);
    }

    assertThat(delays).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
  }

  @Test
  void theRightPasswordIsNotLookedAtUntilTheDelayIsOver() {
    desk.fails("alice", 5);
    desk.argon2.spent();
    desk.clock.advance(Duration.ofMillis(999));

    Identification identification = desk.tries("alice", "wonderland");

    assertThat(identification).isEqualTo(throttled(1));
    assertThat(desk.argon2.spent()).isEmpty();
  }

  @Test
  void theRightPasswordIsLookedAtWhenTheDelayIsOver() {
    desk.fails("alice", 5);
    desk.clock.advance(Duration.ofSeconds(1));

    Identification identification = desk.tries("alice", "wonderland");

    assertThat(identification).isInstanceOf(Identified.class);
  }

  @Test
  void theRightPasswordIsLookedAtInTheFifthAttemptInARow() {
    desk.fails("alice", 4);

    Identification identification = desk.tries("alice", "wonderland");

    assertThat(identification).isInstanceOf(Identified.class);
  }

  @Test
  void attemptsWithinADelayProlongNothing() {
    desk.fails("alice", 5);

    for (int attempt = 1; attempt <= 1000; attempt++) desk.tries("alice", "wrong");

    desk.clock.advance(Duration.ofSeconds(1));
    assertThat(desk.tries("alice", "wonderland")).isInstanceOf(Identified.class);
  }

  @Test
  void successClearsTheAccount() {
    desk.fails("alice", 4);
    desk.tries("alice", "wonderland");
    List<Identification> answers = new ArrayList<>();

    for (int failure = 1; failure <= 5; failure++) answers.add(desk.tries("alice", "wrong"));

    assertThat(answers).containsExactly(NOBODY, NOBODY, NOBODY, NOBODY, throttled(1));
  }

  @ParameterizedTest
  @CsvSource({"Alice", "ALICE", "' alice '", "Ａlice", "àlice", "al\u200bice"})
  void spellingsOfOneNameAreCountedTogether(String spelling) {
    desk.fails("alice", 4);

    Identification fifth = desk.tries(spelling, "wrong");

    assertThat(fifth).isEqualTo(throttled(1));
  }

  @Test
  void namesAreCountedApart() {
    desk.fails("mallory", 5);

    Identification identification = desk.tries("alice", "wonderland");

    assertThat(identification).isInstanceOf(Identified.class);
  }

  @Test
  @DisplayName("Requirement 114: of parallel guesses only five are looked at")
  void ofParallelGuessesOnlyFiveAreLookedAt() throws Exception {
    List<Identification> answers = inParallel(64, "alice", "wrong");

    assertThat(desk.argon2.spent()).hasSize(5);
    assertThat(answers.stream().filter(NOBODY::equals)).hasSize(4);
    assertThat(answers.stream().filter(throttled(1)::equals)).hasSize(60);
  }

  @Test
  void fortyNineFailuresOfASourceAreAnsweredAtOnceAndTheFiftiethSlowsItDown() {
    for (int failure = 1; failure <= 49; failure++)
      assertThat(desk.tries("user" + failure, "wrong")).isEqualTo(NOBODY);

    Identification fiftieth = desk.tries("user50", "wrong");

    assertThat(fiftieth).isEqualTo(throttled(1));
    assertThat(desk.tries("alice", "wonderland")).isEqualTo(throttled(1));
    assertThat(desk.tries("alice", "wonderland", "192.0.2.8")).isInstanceOf(Identified.class);
  }

  @Test
  void failuresOfASourceCountForFifteenMinutes() {
    for (int failure = 1; failure <= 49; failure++) desk.tries("user" + failure, "wrong");
    desk.clock.advance(Duration.ofMinutes(15).minusNanos(1));

    Identification late = desk.tries("user50", "wrong");

    assertThat(late).isEqualTo(throttled(1));
  }

  @Test
  void failuresOfASourceCountNoMoreAfterFifteenMinutes() {
    for (int failure = 1; failure <= 49; failure++) desk.tries("user" + failure, "wrong");
    desk.clock.advance(Duration.ofMinutes(15));

    Identification late = desk.tries("user50", "wrong");

    assertThat(late).isEqualTo(NOBODY);
  }

  @Test
  void successDoesNotClearTheSource() {
    for (int failure = 1; failure <= 49; failure++) desk.tries("user" + failure, "wrong");
    desk.tries("alice", "wonderland");

    Identification fiftieth = desk.tries("user50", "wrong");

    assertThat(fiftieth).isEqualTo(throttled(1));
  }

  @Test
  void successesOfManyDoNotSlowTheirSourceDown() {
    for (int login = 1; login <= 200; login++) desk.tries("alice", "wonderland");

    Identification identification = desk.tries("alice", "wonderland");

    assertThat(identification).isInstanceOf(Identified.class);
  }

  @Test
  void attemptsAtABlockedAccountAreNoFailuresOfTheirSource() {
    desk.fails("alice", 5);
    for (int attempt = 1; attempt <= 100; attempt++) desk.tries("alice", "wrong");

    Identification identification = desk.tries("mallory", "wrong");

    assertThat(identification).isEqualTo(NOBODY);
  }

  @Test
  void theLongerOfTwoDelaysIsTold() {
    for (int failure = 1; failure <= 50; failure++) desk.tries("user" + failure, "wrong");
    for (int failure = 1; failure <= 6; failure++) {
      desk.clock.advance(Duration.ofSeconds(60));
      desk.tries("alice", "wrong", "198.51.100.1");
    }

    Identification identification = desk.tries("alice", "wonderland");

    assertThat(identification).isEqualTo(throttled(2));
  }

  @Test
  void aDelayIsToldInWholeSecondsAndNeverTooShort() {
    desk.fails("alice", 5);
    desk.clock.advance(Duration.ofSeconds(1));
    desk.tries("alice", "wrong");
    desk.clock.advance(Duration.ofMillis(1));

    Identification identification = desk.tries("alice", "wonderland");

    assertThat(identification).isEqualTo(throttled(2));
  }

  @Test
  void strangersAtTheLoginDoNotBlockAnotherNameSpace() {
    PasswordLogin stepUp =
        desk.builder(desk.hasher(Argon2idParameters.OWASP)).nameSpace("step-up").build();
    desk.fails("alice", 5);

    Identification identification = stepUp.identify(credentials("alice", "wonderland"), HOME);

    assertThat(identification).isInstanceOf(Identified.class);
  }

  @Test
  void whoGuessesWithinASessionDoesNotBlockTheLogin() {
    PasswordLogin stepUp =
        desk.builder(desk.hasher(Argon2idParameters.OWASP)).nameSpace("step-up").build();
    for (int times = 0; times < 5; times++) stepUp.identify(credentials("alice", "guess"), HOME);

    assertThat(stepUp.identify(credentials("alice", "wonderland"), HOME))
        .isInstanceOf(Throttled.class);
    assertThat(desk.tries("alice", "wonderland")).isInstanceOf(Identified.class);
  }

  private static Duration retryAfter(Identification identification) {
    assertThat(identification).isInstanceOf(Throttled.class);
    return ((Throttled) identification).retryAfter();
  }

  private List<Identification> inParallel(int attackers, String name, String password)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(attackers);
    CountDownLatch start = new CountDownLatch(1);
    try {
      List<Future<Identification>> attempts = new ArrayList<>();
      for (int each = 0; each < attackers; each++)
        attempts.add(threads.submit(() -> {
          start.await();
          return desk.tries(name, password);
        }));
      start.countDown();
      List<Identification> answers = new ArrayList<>();
      for (Future<Identification> attempt : attempts) answers.add(attempt.get());
      return answers;
    } finally {
      threads.shutdownNow();
    }
  }
}
