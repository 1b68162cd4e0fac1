package dev.jeton.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.Admission.Admitted;
import dev.jeton.Admission.Refused;
import dev.jeton.access.Access;
import dev.jeton.identity.Subject;
import dev.jeton.identity.SubjectId;
import dev.jeton.session.Lifetimes;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TestSessionsTest {

  @RegisterExtension
  final TestSessions sessions = TestSessions.over(() -> Desk.TOKENS, Desk.CLOCK);

  @Test
  void aSessionIsOpenedWithTheRightsThatATestNames(
      @LoggedInAs(value = "alice", roles = "clerk", permissions = "orders:read")
          TestSession alice) {
    assertThat(Desk.answer(alice, Access.permission("orders:read"))).isInstanceOf(Admitted.class);
    assertThat(Desk.answer(alice, Access.role("clerk"))).isInstanceOf(Admitted.class);
    assertThat(Desk.answer(alice, Access.permission("orders:write"))).isInstanceOf(Refused.class);
    assertThat(alice.headerName()).isEqualTo("Cookie");
    assertThat(alice.refreshToken()).isEmpty();
  }

  @Test
  void aBearerTokenIsOneOfAPair(@LoggedInAs(value = "alice", bearer = true) TestSession client) {
    assertThat(Desk.answer(client, Access.session())).isInstanceOf(Admitted.class);
    assertThat(client.headerName()).isEqualTo("Authorization");
    assertThat(client.refreshToken()).isPresent();
  }

  @Test
  void anAuthenticationLiesAsFarBackAsATestSays(
      @LoggedInAs(value = "alice", authenticatedAgo = "PT10M", level = 2) TestSession alice) {
    assertThat(alice.session().authentication().at())
        .isEqualTo(Desk.CLOCK.instant().minus(Duration.ofMinutes(10)));
    assertThat(alice.session().authentication().level()).isEqualTo(2);
    assertThat(alice.session().createdAt()).isEqualTo(Desk.CLOCK.instant());
  }

  @Test
  void aTestMayNameTenantMethodAndRemembering() {
    Subject bob = new Subject(new SubjectId("north", "bob"), Set.of(), Set.of());

    TestSession session =
        sessions.as(bob).authenticatedBy("otp", 3).remembered().withCookie();

    assertThat(session.session().subject().id()).isEqualTo(new SubjectId("north", "bob"));
    assertThat(session.session().authentication().method()).isEqualTo("otp");
    assertThat(session.session().absoluteEndsAt())
        .isEqualTo(Desk.CLOCK.instant().plus(Lifetimes.REMEMBERED.absolute()));
  }

  @Test
  void whatATestOpenedIsEndedAfterIt() {
    TestSession session = sessions.as("alice").withCookie();
    TestSession client = sessions.as("alice").withBearerToken();

    sessions.endWhatWasOpened();

    assertThat(Desk.answer(session, Access.session())).isInstanceOf(Refused.class);
    assertThat(Desk.answer(client, Access.session())).isInstanceOf(Refused.class);
    assertThat(Desk.TOKENS.control().of(SubjectId.of("alice"))).isEmpty();
  }

  @Test
  void aSessionDoesNotPrintItsToken(@LoggedInAs("alice") TestSession alice) {
    assertThat(SecretScan.ofTokens().in(alice.toString())).isEmpty();
    assertThat(Optional.of(alice).toString()).contains(alice.session().id().toString());
  }
}
