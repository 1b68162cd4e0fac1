package dev.jeton.login.password;

import static dev.jeton.login.password.LoginDesk.HOME;
import static dev.jeton.login.password.LoginDesk.credentials;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.identity.Identification;
import dev.jeton.identity.Identification.Identified;
import dev.jeton.identity.Subject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PasswordUpgradeTest {

  private static final Argon2idParameters RAISED = new Argon2idParameters(32_768, 3, 1);

  private final LoginDesk desk = new LoginDesk();
  private final PasswordLogin raised = desk.builder(desk.hasher(RAISED)).build();

  @Test
  void theHashIsUpgradedAtLoginWhenParametersRose() {
    Identification identification = raised.identify(credentials("alice", "wonderland"), HOME);

    assertThat(identification).isInstanceOf(Identified.class);
    assertThat(desk.users.storedHash("alice")).startsWith("$argon2id$v=19$m=32768,t=3,p=1$");
    assertThat(raised.identify(credentials("alice", "wonderland"), HOME))
        .isInstanceOf(Identified.class);
  }

  @Test
  void anUpgradedHashIsLeftAlone() {
    raised.identify(credentials("alice", "wonderland"), HOME);
    String upgraded = desk.users.storedHash("alice");
    desk.argon2.spent();

    raised.identify(credentials("alice", "wonderland"), HOME);

    assertThat(desk.users.storedHash("alice")).isEqualTo(upgraded);
    assertThat(desk.argon2.spent()).containsExactly(RAISED.cost());
  }

  @Test
  void aWrongPasswordUpgradesNothing() {
    String stored = desk.users.storedHash("alice");

    raised.identify(credentials("alice", "wrong"), HOME);

    assertThat(desk.users.storedHash("alice")).isEqualTo(stored);
  }

  @Test
  void aStrongerHashIsNotMadeWeaker() {
    desk.users.put("alice", desk.hasher(RAISED).hash("wonderland"));
    String stored = desk.users.storedHash("alice");

    desk.tries("alice", "wonderland");

    assertThat(desk.users.storedHash("alice")).isEqualTo(stored);
  }

  @Test
  void aHashBelowWhatMayBeConfiguredIsReadAndUpgraded() {
    PhcString weak = new PhcString(new Argon2Cost(4096, 1, 1), new byte[8], new byte[16]);
    byte[] derived =
        desk.argon2.derive("wonderland".getBytes(StandardCharsets.UTF_8), weak.salt, weak.cost, 16);
    desk.users.put("alice", new PhcString(weak.cost, weak.salt, derived).write());

    Identification identification = desk.tries("alice", "wonderland");

    assertThat(identification).isInstanceOf(Identified.class);
    assertThat(desk.users.storedHash("alice")).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
  }

  @Test
  void anUpgradeDoesNotOverwriteAPasswordThatWasChangedMeanwhile() {
    PasswordHash changed = desk.hasher(RAISED).hash("looking-glass");
    desk.argon2.meanwhile(() -> desk.users.put("alice", changed));

    Identification identification = raised.identify(credentials("alice", "wonderland"), HOME);

    assertThat(identification).isInstanceOf(Identified.class);
    assertThat(desk.users.storedHash("alice")).isEqualTo(changed.reveal());
  }

  @Test
  void anUpgradeThatCannotBeKeptIsToldAndRefusesNobody() {
    desk.users.becomeReadOnly();

    Identification identification = raised.identify(credentials("alice", "wonderland"), HOME);

    assertThat(identification).isInstanceOf(Identified.class);
    assertThat(desk.warnings)
        .singleElement()
        .isInstanceOfSatisfying(
            PasswordWarning.UpgradeFailed.class,
            warning ->
                assertThat(warning.subject()).isEqualTo(Subject.of("id-alice").id()));
  }
}
