package dev.jeton;

import static dev.jeton.Shop.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.access.Access;
import dev.jeton.http.RecordingExchange;
import dev.jeton.identity.Authorities;
import dev.jeton.identity.Subject;
import dev.jeton.identity.SubjectId;
import dev.jeton.session.Trust;
import dev.jeton.store.SessionRecord;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Roles that change while somebody else still has the former ones in hand. */
class RightsThatRaceTest {

  private static final Subject ADMIN = ALICE.withRoles("admin");
  private static final Access ADMINS = Access.role("admin").trust(Trust.AUTHORITATIVE);
  private static final Access ANYBODY = Access.session().trust(Trust.AUTHORITATIVE);

  /** The accounts of an application; something may happen while an answer is on its way. */
  private static final class Accounts implements Authorities {
    private final Map<SubjectId, Subject> accounts = new HashMap<>();
    private Runnable onTheWay = () -> {};

    @Override
    public Optional<Subject> of(SubjectId subject) {
      Optional<Subject> answer = Optional.ofNullable(accounts.get(subject));
      Runnable happening = onTheWay;
      onTheWay = () -> {};
      happening.run();
      return answer;
    }

    void has(Subject account) {
      accounts.put(account.id(), account);
    }
  }

  private final Accounts accounts = new Accounts();
  private final Shop shop = Shop.with(options -> options.authorities(accounts));

  RightsThatRaceTest() {
    accounts.has(ADMIN);
  }

  @Test
  @DisplayName("Requirement 41: what another node was told before brings no role back")
  void whatAnotherNodeWasToldBringsNoRoleBack() {
    SessionTokens here = shop.tokens();
    String cookie = shop.cookieOf(ADMIN);
    shop.restart();
    boolean before = shop.admits(Shop.withCookie(cookie), ADMINS);
    demote(here);

    boolean there = shop.admits(Shop.withCookie(cookie), ADMINS);

    assertThat(before).isTrue();
    assertThat(there).isFalse();
    assertThat(shop.store.list(ALICE.id()))
        .singleElement()
        .extracting(SessionRecord::subject)
        .isEqualTo(ALICE);
  }

  @Test
  @DisplayName("Requirement 41: an answer that was overtaken brings no role back")
  void anAnswerThatWasOvertakenBringsNoRoleBack() {
    String cookie = shop.cookieOf(ADMIN);
    accounts.onTheWay = () -> demote(shop.tokens());

    boolean overtaken = shop.admits(Shop.withCookie(cookie), ADMINS);
    boolean next = shop.admits(Shop.withCookie(cookie), ADMINS);

    assertThat(overtaken).isTrue();
    assertThat(next).isFalse();
  }

  @Test
  @DisplayName("Requirement 41: a log-in that read the account before has its former roles")
  void aLogInThatReadTheAccountBefore() {
    Shop plain = Shop.open();

    for (Shop each : new Shop[] {shop, plain}) {
      RecordingExchange exchange = Shop.logInRequest();
      LogIn begun = each.atLogIn(exchange).beginLogIn();
      demote(each.tokens());
      begun.withCookie(ADMIN, each.byPassword());
      String cookie = Shop.cookieSetOn(exchange).orElseThrow();

      assertThat(each.admits(Shop.withCookie(cookie), ADMINS)).isEqualTo(each == plain);
    }
  }

  @Test
  void whoMayLogInAgainIsNotOutByAFormerAnswer() {
    String former = shop.cookieOf(ADMIN);
    accounts.accounts.remove(ALICE.id());
    boolean disabled = shop.admits(Shop.withCookie(former), ANYBODY);
    accounts.has(ADMIN);

    String cookie = shop.cookieOf(ADMIN);

    assertThat(disabled).isFalse();
    assertThat(shop.admits(Shop.withCookie(cookie), ANYBODY)).isTrue();
  }

  private void demote(SessionTokens node) {
    accounts.has(ALICE);
    node.control().setAuthorities(ALICE.id(), ALICE.roles(), ALICE.permissions());
  }
}
