package dev.jeton.login.password;

import static dev.jeton.login.password.LoginDesk.HOME;
import static dev.jeton.login.password.LoginDesk.credentials;
import static dev.jeton.login.password.LoginDesk.throttled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.identity.Identification;
import dev.jeton.identity.Identification.Identified;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordCostTest {

  private static final Argon2idParameters TODAY = new Argon2idParameters(32_768, 3, 1);

  private final LoginDesk desk = new LoginDesk();

  @ParameterizedTest
  @ValueSource(strings = {"alice", "mallory", "", "ali\u0000ce"})
  @DisplayName("Requirement 114: any name, known or not, costs one hash")
  void anyNameCostsOneHashWithTheParametersOfToday(String name) {
    PasswordHasher hasher = desk.hasher(TODAY);
    desk.users.put("alice", hasher.hash("wonderland"));
    PasswordLogin login = desk.builder(hasher).build();
    desk.argon2.spent();

    login.identify(credentials(name, "wrong"), HOME);

    assertThat(desk.argon2.spent()).containsExactly(TODAY.cost());
  }

  @Test
  void anyPasswordCostsOneHash() {
    for (String password : new String[] {"", "\ud800", "p".repeat(1025), "p".repeat(1_000_000)}) {
      Identification identification = desk.tries("alice", password, password.length() + ".0.0.1");

      assertThat(identification).isNotInstanceOf(Identified.class);
      assertThat(desk.argon2.spent()).containsExactly(Argon2idParameters.OWASP.cost());
    }
  }

  @Test
  void aDecoyAdmitsNobodyWhateverThePassword() {
    desk.users.put("bob", PasswordHash.of("no hash at all"));

    Identification unknown = desk.tries("mallory", "");
    Identification unreadable = desk.tries("bob", "");

    assertThat(unknown).isEqualTo(LoginDesk.NOBODY);
    assertThat(unreadable).isEqualTo(LoginDesk.NOBODY);
  }

  @Test
  void whoFindsNoRoomForAHashIsSentAwayWithoutAFailure() throws Exception {
    PasswordHasher narrow = desk.hasher(
        Argon2idParameters.OWASP,
        new HashingBudget(1, Argon2idParameters.OWASP.memoryKib(), 0, Duration.ZERO));
    PasswordLogin login = desk.builder(narrow).build();
    CountDownLatch hashing = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    desk.argon2.meanwhile(() -> {
      hashing.countDown();
      await(release);
    });
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Future<Identification> first =
          thread.submit(() -> login.identify(credentials("mallory", "wrong"), HOME));
      assertThat(hashing.await(30, TimeUnit.SECONDS)).isTrue();

      for (int attempt = 1; attempt <= 10; attempt++)
        assertThat(login.identify(credentials("alice", "wrong"), HOME)).isEqualTo(throttled(1));
      release.countDown();
      first.get();

      assertThat(desk.argon2.spent()).hasSize(1);
      assertThat(login.identify(credentials("alice", "wonderland"), HOME))
          .isInstanceOf(Identified.class);
    } finally {
      release.countDown();
      thread.shutdownNow();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
