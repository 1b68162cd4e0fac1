package dev.jeton.login.password;

import static dev.jeton.login.password.LoginDesk.HOME;
import static dev.jeton.login.password.LoginDesk.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.identity.Authentication;
import dev.jeton.identity.Credentials;
import dev.jeton.identity.Identification;
import dev.jeton.identity.Subject;
import dev.jeton.store.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordLoginTest {

  private final LoginDesk desk = new LoginDesk();

  @Test
  void theRightPasswordIdentifiesItsOwner() {
    Identification identification = desk.tries("alice", "wonderland");

    assertThat(identification)
        .isEqualTo(new Identification.Identified(
            Subject.of("id-alice"), new Authentication("pwd", desk.clock.instant(), 1)));
  }

  @Test
  void aWrongPasswordIdentifiesNobody() {
    Identification identification = desk.tries("alice", "Wonderland");

    assertThat(identification).isEqualTo(NOBODY);
  }

  @Test
  void anUnknownNameIdentifiesNobody() {
    Identification identification = desk.tries("mallory", "wonderland");

    assertThat(identification).isEqualTo(NOBODY);
  }

  @Test
  void withoutBothFieldsNobodyIsIdentifiedAndNothingIsSpent() {
    Identification noPassword =
        desk.login.identify(Credentials.of(Map.of("username", "alice")), HOME);
    Identification noName =
        desk.login.identify(Credentials.of(Map.of("password", "wonderland")), HOME);

    assertThat(List.of(noPassword, noName)).containsOnly(NOBODY);
    assertThat(desk.argon2.spent()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "ali\u0000ce", "alice\n", "\ud800alice", "alice\udc00"})
  void aNameThatNoTableCanHoldIsNotLookedUp(String name) {
    Identification identification = desk.tries(name, "wonderland");

    assertThat(identification).isEqualTo(NOBODY);
    assertThat(desk.users.lookedUp).isEmpty();
  }

  @Test
  void aNameIsLookedUpToItsLongest() {
    desk.tries("n".repeat(PasswordLogin.LONGEST_NAME), "wonderland");
    desk.tries("n".repeat(PasswordLogin.LONGEST_NAME + 1), "wonderland");

    assertThat(desk.users.lookedUp).containsExactly("n".repeat(PasswordLogin.LONGEST_NAME));
  }

  @Test
  void aUserTableThatIsAwayIsNoWrongPassword() {
    desk.users.goAway();

    for (int attempt = 1; attempt <= 10; attempt++)
      assertThatThrownBy(() -> desk.tries("alice", "wonderland"))
          .isInstanceOf(StoreException.class);

    assertThat(desk.attempts.purge(desk.clock.instant().plus(Duration.ofDays(2)), 10))
        .isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "wonderland",
        "$2b$12$R9h/cIPz0gi.URNNX3kh2OPST9/PgBkqquzi.Ss7KIUgO2t0jWMUW",
        "$argon2id$v=19$m=4194304,t=2,p=1$AAECAwQFBgcICQoLDA0ODw$N9ArOSntWKte2vndIW1v3Jj3mpDgXNLZ2NR8gkt0o/I"
      })
  void aStoredHashThatCannotBeReadIdentifiesNobodyAtTheUsualCostAndIsTold(String stored) {
    desk.users.put("bob", PasswordHash.of(stored));

    Identification identification = desk.tries("bob", "wonderland");

    assertThat(identification).isEqualTo(NOBODY);
    assertThat(desk.argon2.spent()).containsExactly(Argon2idParameters.OWASP.cost());
    assertThat(desk.warnings)
        .containsExactly(new PasswordWarning.UnreadableHash(Subject.of("id-bob").id()));
  }

  @Test
  void nothingPrintsASecret() {
    PasswordHash hash = PasswordHash.of(desk.users.storedHash("alice"));
    PasswordRecord user = new PasswordRecord(Subject.of("id-alice"), hash);

    String printed = hash + " " + user + " "
        + new PasswordWarning.UnreadableHash(user.subject().id());

    assertThat(printed)
        .contains("PasswordHash[redacted]")
        .doesNotContain("argon2id$", "wonderland");
  }

  @Test
  void aNameSpaceIsPlain() {
    PasswordLogin.Builder builder = desk.builder(desk.hasher(Argon2idParameters.OWASP));

    assertThatThrownBy(() -> builder.nameSpace("step:up"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("name space 'step:up' is not 1 to 32 characters of a-z 0-9 -");
  }
}
