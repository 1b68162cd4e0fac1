package dev.jeton;

import static dev.jeton.Shop.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.access.Access;
import dev.jeton.event.SessionEvent.Ended;
import dev.jeton.event.SessionEvent.RightsChanged;
import dev.jeton.http.RecordingExchange;
import dev.jeton.identity.Authentication;
import dev.jeton.identity.Authorities;
import dev.jeton.identity.Permission;
import dev.jeton.identity.Subject;
import dev.jeton.identity.SubjectId;
import dev.jeton.session.EndReason;
import dev.jeton.session.Session;
import dev.jeton.session.Trust;
import dev.jeton.store.StoreException;
import dev.jeton.token.IssuedTokens;
import dev.jeton.token.TokenFormat;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Roles and permissions that change while somebody is logged in, and accounts that are disabled. */
class PresentRightsTest {

  private static final Subject ADMIN = ALICE.withRoles("admin");
  private static final Access ADMINS = Access.role("admin");

  /** The accounts of an application, and how often it was asked about one. */
  private static final class Accounts implements Authorities {
    private final Map<SubjectId, Subject> accounts = new HashMap<>();
    private int asked;
    private boolean away;

    @Override
    public Optional<Subject> of(SubjectId subject) {
      asked++;
      if (away) throw new StoreException("the accounts are away");
      return Optional.ofNullable(accounts.get(subject));
    }

    void are(Subject... all) {
      accounts.clear();
      for (Subject each : all) accounts.put(each.id(), each);
    }
  }

  private final Accounts accounts = new Accounts();
  private final Shop shop = Shop.with(options -> options.authorities(accounts));

  PresentRightsTest() {
    accounts.are(ADMIN);
  }

  @Test
  @DisplayName("Requirement 41: a role that is removed is denied on the next request")
  void aRoleThatIsRemovedIsDeniedOnTheNextRequest() {
    Shop plain = Shop.open();
    String cookie = plain.cookieOf(ADMIN);
    boolean before = plain.admits(Shop.withCookie(cookie), ADMINS);

    int changed = plain.tokens().control().setAuthorities(ALICE.id(), Set.of("user"), Set.of());

    assertThat(before).isTrue();
    assertThat(changed).isOne();
    assertThat(plain.admits(Shop.withCookie(cookie), ADMINS)).isFalse();
    assertThat(plain.admits(Shop.withCookie(cookie), Access.role("user"))).isTrue();
    assertThat(plain.heard).contains(new RightsChanged(ALICE.id(), 1));
  }

  @Test
  @DisplayName("Requirement 41: a JWT that is believed by itself keeps its roles until it expires")
  void aJwtKeepsItsRolesUntilItExpires() {
    Shop plain = Shop.with(options -> options.browserTokens(TokenFormat.JWT));
    String cookie = plain.cookieOf(ADMIN);
    Access local = ADMINS.trust(Trust.LOCAL);
    plain.tokens().control().setAuthorities(ALICE.id(), Set.of("user"), Set.of());

    boolean authoritative =
        plain.admits(Shop.withCookie(cookie), ADMINS.trust(Trust.AUTHORITATIVE));
    plain.clock.advance(Duration.ofMinutes(5).minusSeconds(1));
    plain.tokens().follow();
    boolean lastSecond = plain.admits(Shop.withCookie(cookie), local);
    plain.clock.advance(Duration.ofSeconds(1));
    boolean renewed = plain.admits(Shop.withCookie(cookie), local);

    assertThat(authoritative).isFalse();
    assertThat(lastSecond).isTrue();
    assertThat(renewed).isFalse();
  }

  @Test
  void everyLiveSessionIsChangedAndNoOther() {
    Shop plain = Shop.open();
    String cookie = plain.cookieOf(ADMIN);
    IssuedTokens pair = plain.pairOf(ADMIN);
    String bob = plain.cookieOf(Subject.of("bob").withRoles("admin"));

    int changed = plain
        .tokens()
        .control()
        .setAuthorities(ALICE.id(), Set.of(), Set.of(new Permission("orders:read")));
    int again = plain
        .tokens()
        .control()
        .setAuthorities(ALICE.id(), Set.of(), Set.of(new Permission("orders:read")));

    assertThat(changed).isEqualTo(2);
    assertThat(again).isZero();
    assertThat(plain.admits(Shop.withCookie(cookie), Access.permission("orders:read")))
        .isTrue();
    assertThat(plain.admits(Shop.withBearer(pair.token().reveal()), ADMINS)).isFalse();
    assertThat(plain.admits(Shop.withCookie(bob), ADMINS)).isTrue();
  }

  @Test
  void aChangeThatMeetsAnotherIsTriedAgain() {
    Shop plain = Shop.open();
    String cookie = plain.cookieOf(ADMIN);
    plain.store.loseRaces(3);

    int changed = plain.tokens().control().setAuthorities(ALICE.id(), Set.of(), Set.of());

    assertThat(changed).isOne();
    assertThat(plain.admits(Shop.withCookie(cookie), ADMINS)).isFalse();
  }

  @Test
  void theAuthoritiesAreAskedAgainAtTheAgeOfTheirAnswer() {
    String cookie = shop.cookieOf(ADMIN);
    shop.admits(Shop.withCookie(cookie), ADMINS);
    accounts.are(ALICE);
    shop.clock.advance(Duration.ofMinutes(1).minusMillis(1));

    boolean young = shop.admits(Shop.withCookie(cookie), ADMINS);
    shop.clock.advance(Duration.ofMillis(1));
    boolean old = shop.admits(Shop.withCookie(cookie), ADMINS);

    assertThat(young).isTrue();
    assertThat(old).isFalse();
    assertThat(accounts.asked).isEqualTo(2);
    assertThat(shop.tokens().control().of(ALICE.id()))
        .extracting(Session::subject)
        .containsExactly(ALICE);
  }

  @Test
  void anAgeOfZeroAsksEachTime() {
    Shop strict = Shop.with(options -> options.authorities(accounts, Duration.ZERO));
    String cookie = strict.cookieOf(ADMIN);
    strict.admits(Shop.withCookie(cookie), ADMINS);
    accounts.are(ALICE);

    assertThat(strict.admits(Shop.withCookie(cookie), ADMINS)).isFalse();
  }

  @Test
  void theAgeIsBounded() {
    SessionTokensBuilder builder = SessionTokens.builder(shop.store, shop.keys, Shop.ORIGIN);

    builder.authorities(accounts, Duration.ofHours(1));

    for (Duration wrong :
        new Duration[] {Duration.ofMillis(-1), Duration.ofHours(1).plusMillis(1)})
      assertThatThrownBy(() -> builder.authorities(accounts, wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("rights " + wrong + " old are not within 0 to 1 hour");
  }

  @Test
  @DisplayName("Requirement 41: a refresh always asks for the present rights")
  void aRefreshAsks() {
    IssuedTokens pair = shop.pairOf(ADMIN);
    accounts.are(ALICE);

    IssuedTokens next = refreshed(pair).orElseThrow();

    Access local = ADMINS.trust(Trust.LOCAL);
    assertThat(shop.admits(Shop.withBearer(pair.token().reveal()), local)).isTrue();
    assertThat(shop.admits(Shop.withBearer(next.token().reveal()), local)).isFalse();
  }

  @Test
  @DisplayName("Requirement 10: who may not log in any more gets no more tokens, and is out")
  void aRefreshOfADisabledAccountEndsTheSession() {
    IssuedTokens pair = shop.pairOf(ADMIN);
    accounts.are();

    Optional<IssuedTokens> next = refreshed(pair);

    assertThat(next).isEmpty();
    assertThat(shop.admits(Shop.withBearer(pair.token().reveal()), ADMINS)).isFalse();
    assertThat(shop.tokens().control().of(ALICE.id())).isEmpty();
    assertThat(shop.heard).contains(new Ended(pair.session().id(), ALICE.id(), EndReason.DISABLED));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("Requirement 10: the session of a disabled account ends when it is looked at")
  void theSessionOfADisabledAccountEnds(TokenFormat format) {
    Shop browsers =
        Shop.with(options -> options.browserTokens(format).authorities(accounts, Duration.ZERO));
    String cookie = browsers.cookieOf(ADMIN);
    accounts.are();

    RequestSession request = browsers.admitted(Shop.withCookie(cookie), Access.open());

    assertThat(request.current()).isEmpty();
    assertThat(request.endedBecause()).contains(EndReason.DISABLED);
    assertThat(browsers.tokens().control().of(ALICE.id())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("Requirement 41: a step-up always asks for the present rights")
  void aStepUpAsks(TokenFormat format) {
    Shop browsers = Shop.with(options -> options.browserTokens(format).authorities(accounts));
    String cookie = browsers.cookieOf(ADMIN);
    browsers.admits(Shop.withCookie(cookie), ADMINS.trust(Trust.AUTHORITATIVE));
    accounts.are(ALICE);
    RecordingExchange exchange = Shop.withCookie(cookie);
    RequestSession request = browsers.admitted(exchange, Access.session());

    request.reauthenticate(new Authentication("pwd", browsers.clock.instant(), 1));

    String next = Shop.cookieSetOn(exchange).orElseThrow();
    assertThat(request.required().subject()).isEqualTo(ALICE);
    assertThat(browsers.admits(Shop.withCookie(next), ADMINS.trust(Trust.LOCAL)))
        .isFalse();
  }

  @Test
  @DisplayName("Requirement 10: a disabled account can't step up, and is out")
  void aStepUpOfADisabledAccountEndsTheSession() {
    String cookie = shop.cookieOf(ADMIN);
    RecordingExchange exchange = Shop.withCookie(cookie);
    RequestSession request = shop.admitted(exchange, ADMINS);
    accounts.are();

    request.reauthenticate(new Authentication("pwd", shop.clock.instant(), 1));

    assertThat(request.current()).isEmpty();
    assertThat(Shop.cookieSetOn(exchange)).isEmpty();
    assertThat(shop.tokens().control().of(ALICE.id())).isEmpty();
  }

  @Test
  void aRenewalAsks() {
    Shop browsers =
        Shop.with(options -> options.browserTokens(TokenFormat.JWT).authorities(accounts));
    String cookie = browsers.cookieOf(ADMIN);
    accounts.are(ALICE);
    browsers.clock.advance(Duration.ofMinutes(5));
    Access local = ADMINS.trust(Trust.LOCAL);
    RecordingExchange exchange = Shop.withCookie(cookie);

    boolean renewed = browsers.admits(exchange, local);

    String next = Shop.cookieSetOn(exchange).orElseThrow();
    assertThat(renewed).isFalse();
    assertThat(browsers.admits(Shop.withCookie(next), local)).isFalse();
    assertThat(browsers.admits(Shop.withCookie(next), Access.role("user").trust(Trust.LOCAL)))
        .isTrue();
  }

  @Test
  void whileTheAccountsAreAwayNobodyIsLoggedOut() {
    String cookie = shop.cookieOf(ADMIN);
    accounts.away = true;

    int status = shop.refusal(Shop.withCookie(cookie), ADMINS).status();

    accounts.away = false;
    assertThat(status).isEqualTo(503);
    assertThat(shop.admits(Shop.withCookie(cookie), ADMINS)).isTrue();
  }

  @Test
  void rightsCountThoughTheirWriteWasOvertaken() {
    String cookie = shop.cookieOf(ADMIN);
    accounts.are(ALICE);
    shop.store.loseRaces(1);

    assertThat(shop.admits(Shop.withCookie(cookie), ADMINS)).isFalse();
  }

  @Test
  void anAnswerAboutSomebodyElseIsAMistake() {
    String cookie = shop.cookieOf(ADMIN);
    accounts.accounts.put(ALICE.id(), Subject.of("bob"));

    assertThatThrownBy(() -> shop.admits(Shop.withCookie(cookie), ADMINS))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the authorities were asked about one subject and told of another");
  }

  @Test
  void withoutAuthoritiesASessionKeepsTheRightsOfItsLogIn() {
    Shop plain = Shop.open();
    IssuedTokens pair = plain.pairOf(ADMIN);

    IssuedTokens next = plain
        .tokens()
        .refresh(RecordingExchange.post("/token/refresh"), pair.refreshToken().orElseThrow())
        .orElseThrow();

    assertThat(plain.admits(Shop.withBearer(next.token().reveal()), ADMINS)).isTrue();
  }

  private Optional<IssuedTokens> refreshed(IssuedTokens pair) {
    return shop.tokens()
        .refresh(RecordingExchange.post("/token/refresh"), pair.refreshToken().orElseThrow());
  }
}
