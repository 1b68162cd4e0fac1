package dev.jeton;

import static dev.jeton.Shop.ALICE;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.access.Access;
import dev.jeton.endpoint.SessionView;
import dev.jeton.event.SessionEvent.Ended;
import dev.jeton.event.SessionEvent.Impersonated;
import dev.jeton.http.RecordingExchange;
import dev.jeton.identity.Permission;
import dev.jeton.identity.Subject;
import dev.jeton.session.EndReason;
import dev.jeton.session.Lifetimes;
import dev.jeton.session.Session;
import dev.jeton.session.Trust;
import dev.jeton.token.IssuedTokens;
import dev.jeton.token.TokenFormat;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One acts for another (RFC 8693, section 4.1; requirements 42 and 98). */
class ImpersonationTest {
  private static final Subject ROOT =
      Subject.of("root").withRoles("admin").withPermissions("users:*");

  private final Shop shop = Shop.open();

  @ParameterizedTest
  @EnumSource(TokenFormat.class)
  @DisplayName("Requirement 6: acting for another is a log-in over the session, which ends")
  void aNewSessionTakesThePlaceOfTheOld(TokenFormat format) {
    Shop desk = Shop.with(options -> options.browserTokens(format));
    String own = desk.cookieOf(ROOT);
    RecordingExchange exchange = Shop.withCookie(own);
    RequestSession request = desk.admitted(exchange, Access.session());
    Session old = request.required();
    desk.heard.clear();

    Optional<IssuedTokens> forTheBody = request.impersonate(ALICE);

    String acting = Shop.cookieSetOn(exchange).orElseThrow();
    Session session = desk.session(Shop.withCookie(acting)).orElseThrow();
    assertThat(forTheBody).isEmpty();
    assertThat(session.id()).isNotEqualTo(old.id());
    assertThat(session.subject()).isEqualTo(ALICE);
    assertThat(session.actor()).contains(ROOT.id());
    assertThat(desk.admits(Shop.withCookie(own), Access.session())).isFalse();
    assertThat(desk.heard)
        .contains(new Ended(old.id(), ROOT.id(), EndReason.REPLACED))
        .filteredOn(Impersonated.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(Impersonated.class, told -> {
          assertThat(told.subject()).isEqualTo(ALICE.id());
          assertThat(told.actor()).isEqualTo(ROOT.id());
          assertThat(told.session()).isEqualTo(session.id());
        });
  }

  @ParameterizedTest
  @EnumSource(Trust.class)
  @DisplayName("Requirements 42 and 98, JWT attack 49: the rights are the subject's alone")
  void theRightsAreTheSubjectsAlone(Trust trust) {
    String token = actingPair().token().reveal();
    RecordingExchange exchange = Shop.withBearer(token);

    assertThat(shop.admits(exchange, Access.permission("orders:read").trust(trust)))
        .isTrue();
    assertThat(shop.admits(exchange, Access.role("admin").trust(trust))).isFalse();
    assertThat(shop.admits(exchange, Access.permission("users:read").trust(trust)))
        .isFalse();
    Session session = shop.admitted(exchange, Access.session().trust(trust)).required();
    assertThat(session.actor()).contains(ROOT.id());
    assertThat(session.subject().may(new Permission("users:read"))).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Trust.class)
  @DisplayName(
      "JWT attack 55: who acts for another neither acts for a third nor changes credentials")
  void whoActsForAnotherCanNeitherActForAThirdNorProveToBeHim(Trust trust) {
    RecordingExchange exchange = Shop.withBearer(actingPair().token().reveal());
    RequestSession acting = shop.admitted(exchange, Access.session().trust(trust));

    assertThat(shop.admits(exchange, Access.notImpersonated().trust(trust))).isFalse();
    assertThatThrownBy(() -> acting.impersonate(Subject.of("bob")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("who acts for alice can't act for a third:"
            + " let the route demand Access.notImpersonated()");
    assertThatThrownBy(() -> acting.reauthenticate(shop.byPassword()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("who acts for alice can't prove to be that:"
            + " let the route demand Access.notImpersonated()");
  }

  @Test
  void theActorsProofCountsAndIsNotRenewed() {
    String own = shop.cookieOf(ROOT);
    shop.clock.advance(ofMinutes(4));
    RecordingExchange exchange = Shop.withCookie(own);
    shop.admitted(exchange, Access.session()).impersonate(ALICE);
    String acting = Shop.cookieSetOn(exchange).orElseThrow();
    Access fresh = Access.fresh(ofMinutes(5));

    assertThat(shop.admits(Shop.withCookie(acting), fresh)).isTrue();
    shop.clock.advance(ofMinutes(1).plusMillis(1));
    assertThat(shop.refusal(Shop.withCookie(acting), fresh).status()).isEqualTo(403);
  }

  @Test
  void itEndsAfterAnHourWhateverIsDone() {
    IssuedTokens acting = actingPair();

    Session session = acting.session().view(Trust.AUTHORITATIVE);

    assertThat(session.absoluteEndsAt()).isEqualTo(shop.clock.instant().plus(ofHours(1)));
  }

  @Test
  void itEndsNoLaterThanTheSessionOfWhoActsWouldHave() {
    Shop desk =
        Shop.with(options -> options.lifetimes(new Lifetimes(ofMinutes(40), ofMinutes(45))));
    String own = desk.cookieOf(ROOT);
    desk.clock.advance(ofMinutes(30));
    RequestSession request = desk.admitted(Shop.withCookie(own), Access.session());

    request.impersonate(ALICE);

    assertThat(request.required().absoluteEndsAt()).isEqualTo(ManualClock.NOON.plus(ofMinutes(45)));
  }

  @ParameterizedTest
  @EnumSource(Trust.class)
  @DisplayName("Requirement 10: the end of all sessions of who acts ends what he does for others")
  void theEndOfAllOfTheActorEndsIt(Trust trust) {
    RecordingExchange exchange = Shop.withBearer(actingPair().token().reveal());
    Access session = Access.session().trust(trust);
    assertThat(shop.admits(exchange, session)).isTrue();

    shop.tokens().control().endAll(ROOT.id());

    assertThat(shop.admits(exchange, session)).isFalse();
  }

  @Test
  @DisplayName("Requirement 10: the store knows it, whatever this node has heard")
  void theStoreKnowsThatTheActorIsOver() {
    RecordingExchange exchange = Shop.withCookie(shop.cookieOf(ROOT));
    shop.admitted(exchange, Access.session()).impersonate(ALICE);
    String acting = Shop.cookieSetOn(exchange).orElseThrow();

    shop.store.endAll(ROOT.id(), Optional.empty(), EndReason.REVOKED);

    Access authoritative = Access.session().trust(Trust.AUTHORITATIVE);
    assertThat(shop.admits(Shop.withCookie(acting), authoritative)).isFalse();
    assertThat(shop.tokens().control().of(ALICE.id())).isEmpty();
  }

  @Test
  @DisplayName("Requirement 10: and so does the end of all of the subject")
  void theEndOfAllOfTheSubjectEndsIt() {
    RecordingExchange exchange = Shop.withBearer(actingPair().token().reveal());

    shop.tokens().control().endAll(ALICE.id());

    assertThat(shop.admits(exchange, Access.session())).isFalse();
  }

  @Test
  void aSessionThatEndedMeanwhileOpensNoOther() {
    RequestSession request = shop.admitted(Shop.withCookie(shop.cookieOf(ROOT)), Access.session());
    request.required();
    shop.tokens().control().endAll(ROOT.id());

    Optional<IssuedTokens> issued = request.impersonate(ALICE);

    assertThat(issued).isEmpty();
    assertThat(request.current()).isEmpty();
    assertThat(shop.tokens().control().of(ALICE.id())).isEmpty();
  }

  @Test
  void nobodyActsForHimself() {
    RequestSession request = shop.admitted(Shop.withCookie(shop.cookieOf(ROOT)), Access.session());

    assertThatThrownBy(() -> request.impersonate(ROOT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("root needs nobody to act for itself");
  }

  @Test
  void theViewNamesWhoActs() {
    Session session = actingPair().session().view(Trust.AUTHORITATIVE);

    assertThat(SessionView.of(session).text("actor")).contains("root");
    assertThat(SessionView.listed(session, false).text("actor")).contains("root");
    assertThat(SessionView.listed(session, false).text("subject")).isEmpty();
  }

  private IssuedTokens actingPair() {
    String own = shop.pairOf(ROOT).token().reveal();
    return shop.admitted(Shop.withBearer(own), Access.session())
        .impersonate(ALICE)
        .orElseThrow();
  }
}
