package dev.jeton;

import static dev.jeton.Shop.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.access.Access;
import dev.jeton.event.SessionEvent.FeedHeard;
import dev.jeton.event.SessionEvent.FeedLost;
import dev.jeton.http.RecordingExchange;
import dev.jeton.identity.Subject;
import dev.jeton.identity.SubjectId;
import dev.jeton.session.EndReason;
import dev.jeton.session.Lifetimes;
import dev.jeton.session.Session;
import dev.jeton.session.SessionId;
import dev.jeton.session.Trust;
import dev.jeton.store.SecretHash;
import dev.jeton.store.SessionDraft;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionStore;
import dev.jeton.store.StoreException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One store, two nodes: what is ended on the one is refused on the other. */
class TrustTest {

  private static final Duration MAX_LAG = Duration.ofSeconds(5);
  private static final Access LOCAL = Access.session().trust(Trust.LOCAL);
  private static final Access CACHED = Access.session();
  private static final Access AUTHORITATIVE = Access.session().trust(Trust.AUTHORITATIVE);

  private final Shop shop = Shop.open();

  @ParameterizedTest
  @EnumSource
  @DisplayName(
      "Requirement 9, JWT attack 43: a log-out on this node is seen at once at every trust")
  void anEndOnThisNodeIsSeenAtOnce(Trust trust) {
    String cookie = shop.cookieOf(ALICE);
    String access = shop.pairOf(ALICE).token().reveal();
    shop.admits(Shop.withCookie(cookie), CACHED);
    shop.admits(Shop.withBearer(access), LOCAL);

    shop.tokens().control().endAll(ALICE.id());

    assertThat(shop.admits(Shop.withCookie(cookie), Access.session().trust(trust)))
        .isFalse();
    assertThat(shop.admits(Shop.withBearer(access), Access.session().trust(trust)))
        .isFalse();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("JWT attack 43: a log-out on another node is seen here once the feed told of it")
  void anEndOnAnotherNodeIsSeenWithTheNextStep(Trust trust) {
    String access = shop.pairOf(ALICE).token().reveal();
    SessionId id = shop.admitted(Shop.withBearer(access), CACHED).required().id();
    elsewhere().end(id, EndReason.LOGGED_OUT);

    shop.tokens().follow();
    shop.store.calls();

    assertThat(shop.admits(Shop.withBearer(access), Access.session().trust(trust)))
        .isFalse();
    assertThat(shop.store.calls()).isEmpty();
  }

  @Test
  @DisplayName("Requirement 12: the end of a tenant, or of everything, ends tokens on other nodes")
  void anEndOfManyOnAnotherNodeIsSeenWithTheNextStep() {
    Subject tenants = new Subject(new SubjectId("tenant", "bob"), Set.of(), Set.of());
    String bobs = shop.pairOf(tenants).token().reveal();
    String alices = shop.pairOf(ALICE).token().reveal();

    elsewhere().endAllOfTenant("tenant", EndReason.REVOKED);
    shop.tokens().follow();
    boolean bobsAfterTheTenants = shop.admits(Shop.withBearer(bobs), LOCAL);
    boolean alicesAfterTheTenants = shop.admits(Shop.withBearer(alices), LOCAL);
    elsewhere().endEverything(EndReason.REVOKED);
    shop.tokens().follow();

    assertThat(bobsAfterTheTenants).isFalse();
    assertThat(alicesAfterTheTenants).isTrue();
    assertThat(shop.admits(Shop.withBearer(alices), LOCAL)).isFalse();
  }

  @Test
  void theControlEndsATenantAndEverything() {
    String cookie = shop.cookieOf(ALICE);
    shop.tokens().control().endAllOfTenant("another");
    boolean afterAnother = shop.admits(Shop.withCookie(cookie), CACHED);
    shop.tokens().control().endAllOfTenant("");
    boolean afterOwn = shop.admits(Shop.withCookie(cookie), CACHED);
    String again = shop.cookieOf(ALICE);

    shop.tokens().control().endEverything();

    assertThat(afterAnother).isTrue();
    assertThat(afterOwn).isFalse();
    assertThat(shop.admits(Shop.withCookie(again), CACHED)).isFalse();
  }

  @Test
  void aLocalAnswerNeedsNoStoreWhileTheFeedWasHeardWithinTheLag() {
    String access = shop.pairOf(ALICE).token().reveal();
    shop.tokens().follow();
    shop.clock.advance(MAX_LAG);
    shop.store.calls();

    Session session = shop.admitted(Shop.withBearer(access), LOCAL).required();

    assertThat(session.trust()).isEqualTo(Trust.LOCAL);
    assertThat(shop.store.calls()).isEmpty();
  }

  @Test
  void aLocalAnswerReadsTheRecordOnceTheFeedWasNotHeardForLonger() {
    String access = shop.pairOf(ALICE).token().reveal();
    shop.clock.advance(MAX_LAG.plusNanos(1));
    shop.store.calls();

    Session session = shop.admitted(Shop.withBearer(access), LOCAL).required();

    assertThat(session.trust()).isEqualTo(Trust.AUTHORITATIVE);
    assertThat(shop.store.calls()).containsExactly("find");
  }

  @Test
  void withoutTheFeedEachSessionIsReadOncePerLag() {
    String access = shop.pairOf(ALICE).token().reveal();
    shop.clock.advance(MAX_LAG.plusNanos(1));
    shop.store.calls();

    for (int second = 0; second <= 10; second++) {
      for (int call = 0; call < 20; call++) shop.admitted(Shop.withBearer(access), LOCAL);
      shop.clock.advance(Duration.ofSeconds(1));
    }

    assertThat(shop.store.calls()).containsExactly("find", "find");
  }

  @Test
  void withoutTheFeedAnEndElsewhereIsRefusedAfterTheLag() {
    String access = shop.pairOf(ALICE).token().reveal();
    SessionId id = shop.admitted(Shop.withBearer(access), CACHED).required().id();
    shop.store.failing("follow");
    elsewhere().end(id, EndReason.LOGGED_OUT);
    shop.clock.advance(MAX_LAG.plusNanos(1));

    boolean heard = shop.tokens().follow();

    assertThat(heard).isFalse();
    assertThat(shop.admits(Shop.withBearer(access), LOCAL)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName("Requirement 55: without feed and store nobody is welcome and nobody logged out")
  void withoutFeedAndStoreItIsTheStoreThatIsAway(boolean jwt) {
    String cookie = shop.cookieOf(ALICE);
    String access = shop.pairOf(ALICE).token().reveal();
    RecordingExchange request = jwt ? Shop.withBearer(access) : Shop.withCookie(cookie);
    shop.store.goAway();
    shop.clock.advance(MAX_LAG.plusNanos(1));

    int away = shop.refusal(request, LOCAL).status();
    shop.store.failing();

    assertThat(away).isEqualTo(503);
    assertThat(shop.admits(jwt ? Shop.withBearer(access) : Shop.withCookie(cookie), LOCAL))
        .isTrue();
  }

  @Test
  void aFeedThatIsLostAndHeardAgainIsToldOnceEach() {
    shop.heard.clear();
    shop.store.failing("follow");
    shop.tokens().follow();
    shop.tokens().follow();
    shop.store.failing();

    shop.tokens().follow();
    shop.tokens().follow();

    assertThat(shop.heard).hasExactlyElementsOfTypes(FeedLost.class, FeedHeard.class);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aCopyAnswersForTheLagAndNoLonger(boolean jwt) {
    String cookie = shop.cookieOf(ALICE);
    String access = shop.pairOf(ALICE).token().reveal();
    shop.clock.advance(MAX_LAG);
    shop.store.calls();

    Session early = shop.admitted(jwt ? Shop.withBearer(access) : Shop.withCookie(cookie), CACHED)
        .required();
    boolean readEarly = !shop.store.calls().isEmpty();
    shop.clock.advance(Duration.ofNanos(1));
    Session late = shop.admitted(jwt ? Shop.withBearer(access) : Shop.withCookie(cookie), CACHED)
        .required();

    assertThat(readEarly).isFalse();
    assertThat(early.trust()).isEqualTo(Trust.CACHED);
    assertThat(late.trust()).isEqualTo(Trust.AUTHORITATIVE);
    assertThat(shop.store.calls()).containsExactly("find");
  }

  @Test
  void forAReferenceTokenLocalMeansCached() {
    String cookie = shop.cookieOf(ALICE);

    Session session = shop.admitted(Shop.withCookie(cookie), LOCAL).required();

    assertThat(session.trust()).isEqualTo(Trust.CACHED);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anAuthoritativeRouteNeverAsksACopy(boolean jwt) {
    String cookie = shop.cookieOf(ALICE);
    String access = shop.pairOf(ALICE).token().reveal();
    shop.store.calls();

    Session session = shop.admitted(
            jwt ? Shop.withBearer(access) : Shop.withCookie(cookie), AUTHORITATIVE)
        .required();

    assertThat(session.trust()).isEqualTo(Trust.AUTHORITATIVE);
    assertThat(shop.store.calls()).containsExactly("find");
  }

  @Test
  @DisplayName("Requirement 41: a role that is taken away counts no more once the lag has passed")
  void rightsOfACopyAreAtMostTheLagOld() {
    String access = shop.pairOf(ALICE).token().reveal();
    SessionRecord record = recordOf(access);
    Subject lesser = Subject.of("alice");
    SessionDraft changed = record.changed();
    elsewhere().replace(changed.subject(lesser).record(), record.version());
    shop.clock.advance(MAX_LAG.plusNanos(1));

    Session session = shop.admitted(Shop.withBearer(access), CACHED).required();

    assertThat(session.subject()).isEqualTo(lesser);
  }

  @Test
  void aTokenThatTheCopyDoesNotKnowIsDecidedByTheRecord() {
    String cookie = shop.cookieOf(ALICE);
    SessionRecord record = shop.store
        .find(shop.admitted(Shop.withCookie(cookie), CACHED).required().id())
        .orElseThrow();
    elsewhere()
        .replace(
            record.succeededBy(SecretHash.of(new byte[32]), shop.clock.instant()),
            record.version());
    shop.clock.advance(MAX_LAG.plusNanos(1));
    shop.admits(Shop.withCookie(cookie), CACHED);
    shop.store.calls();

    boolean admitted = shop.admits(Shop.withCookie(cookie), CACHED);

    assertThat(admitted).isFalse();
    assertThat(shop.store.calls()).containsExactly("find");
  }

  @Test
  void anExpiredSessionIsNotServedFromACopy() {
    Shop brief = Shop.with(
        builder -> builder.lifetimes(new Lifetimes(Duration.ofSeconds(3), Duration.ofSeconds(9))));
    String cookie = brief.cookieOf(ALICE);
    brief.clock.advance(Duration.ofSeconds(3));

    assertThat(brief.admits(Shop.withCookie(cookie), CACHED)).isFalse();
  }

  @Test
  void aHandlerCanRaiseTheTrust() {
    String access = shop.pairOf(ALICE).token().reveal();
    RequestSession request = shop.admitted(Shop.withBearer(access), LOCAL);
    Trust before = request.required().trust();
    shop.store.calls();

    Optional<Session> raised = request.atLeast(Trust.AUTHORITATIVE);

    assertThat(before).isEqualTo(Trust.LOCAL);
    assertThat(raised.map(Session::trust)).contains(Trust.AUTHORITATIVE);
    assertThat(request.required().trust()).isEqualTo(Trust.AUTHORITATIVE);
    assertThat(shop.store.calls()).containsExactly("find");
  }

  @Test
  void aHandlerThatRaisesTheTrustLearnsThatTheSessionEndedElsewhere() {
    String access = shop.pairOf(ALICE).token().reveal();
    RequestSession request = shop.admitted(Shop.withBearer(access), LOCAL);
    elsewhere().end(request.required().id(), EndReason.LOGGED_OUT);

    assertThat(request.atLeast(Trust.AUTHORITATIVE)).isEmpty();
    assertThat(request.current()).isEmpty();
  }

  @Test
  void trustIsNeverLowered() {
    String cookie = shop.cookieOf(ALICE);
    RequestSession request = shop.admitted(Shop.withCookie(cookie), AUTHORITATIVE);
    shop.store.calls();

    Optional<Session> lowered = request.atLeast(Trust.LOCAL);

    assertThat(lowered.map(Session::trust)).contains(Trust.AUTHORITATIVE);
    assertThat(shop.store.calls()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0.999S", "PT60.001S"})
  void aLagThatIsTooShortOrTooLongIsRefused(Duration wrong) {
    assertThatThrownBy(() -> Shop.with(builder -> builder.maxLag(wrong)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("maxLag " + wrong + " is not between one second and one minute");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT1S", "PT60S"})
  void theLagCanBeChosen(Duration chosen) {
    Shop other = Shop.with(builder -> builder.maxLag(chosen));
    String access = other.pairOf(ALICE).token().reveal();
    other.clock.advance(chosen);
    boolean local =
        other.admitted(Shop.withBearer(access), LOCAL).required().trust() == Trust.LOCAL;
    other.clock.advance(Duration.ofNanos(1));

    Trust after = other.admitted(Shop.withBearer(access), LOCAL).required().trust();

    assertThat(local).isTrue();
    assertThat(after).isEqualTo(Trust.AUTHORITATIVE);
  }

  @Test
  void aStoreThatCanNotTellRegistersNoListener() {
    SessionId id =
        shop.admitted(Shop.withCookie(shop.cookieOf(ALICE)), CACHED).required().id();
    shop.store.goAway();

    assertThatThrownBy(() -> shop.tokens().onEnded(id, () -> {}))
        .isInstanceOf(StoreException.class);
  }

  private SessionRecord recordOf(String access) {
    SessionId id = shop.admitted(Shop.withBearer(access), CACHED).required().id();
    return shop.store.find(id).orElseThrow();
  }

  /** The store as another node has it. */
  private SessionStore elsewhere() {
    return shop.store;
  }
}
