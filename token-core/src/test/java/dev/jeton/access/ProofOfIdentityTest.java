package dev.jeton.access;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.ManualClock;
import dev.jeton.access.Decision.Forbidden;
import dev.jeton.access.Decision.Granted;
import dev.jeton.access.Decision.NotLoggedIn;
import dev.jeton.access.Decision.Stale;
import dev.jeton.identity.Authentication;
import dev.jeton.identity.Subject;
import dev.jeton.identity.SubjectId;
import dev.jeton.session.ClientInfo;
import dev.jeton.session.Session;
import dev.jeton.session.SessionId;
import dev.jeton.session.Trust;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How recent and how strong the proof of identity must be (requirements 13 and 39). */
class ProofOfIdentityTest {
  private static final Instant NOON = ManualClock.NOON;
  private static final Decision YES = new Granted();
  private static final Access FRESH = Access.fresh(ofMinutes(5));

  private final Authentication password = new Authentication("pwd", NOON, 1);
  private final Authentication code =
      new Authentication("otp", NOON.plusSeconds(600), 2).countingUntil(NOON.plusSeconds(1500));

  @Test
  @DisplayName("OpenID Connect Core 3.1.2.1: an elapsed time greater than max_age is too old")
  void aProofIsFreshExactlyAsLongAgoAsMayBe() {
    assertThat(FRESH.decide(with(password), NOON.plus(ofMinutes(5)))).isEqualTo(YES);
  }

  @Test
  @DisplayName("Requirement 13: a proof is stale a moment later")
  void aProofIsStaleAMomentLater() {
    assertThat(FRESH.decide(with(password), NOON.plus(ofMinutes(5)).plusMillis(1)))
        .isEqualTo(new Stale(Optional.of(ofMinutes(5)), OptionalInt.empty()));
  }

  @Test
  void whatAnotherNodesClockDatesAheadIsFresh() {
    assertThat(FRESH.decide(with(password), NOON.minusSeconds(2))).isEqualTo(YES);
  }

  @Test
  void theLatestProofCounts() {
    assertThat(FRESH.decide(with(password, code), NOON.plusSeconds(900))).isEqualTo(YES);
    assertThat(FRESH.decide(with(password, code), NOON.plusSeconds(901))).isInstanceOf(Stale.class);
  }

  @Test
  @DisplayName("Requirement 39: a level that was not reached is asked for")
  void aLevelIsDemanded() {
    assertThat(Access.level(1).decide(with(password), NOON)).isEqualTo(YES);
    assertThat(Access.level(2).decide(with(password), NOON))
        .isEqualTo(new Stale(Optional.empty(), OptionalInt.of(2)));
    assertThat(Access.level(2).decide(with(password, code), NOON.plusSeconds(600)))
        .isEqualTo(YES);
    assertThat(Access.level(3).decide(with(password, code), NOON.plusSeconds(600)))
        .isInstanceOf(Stale.class);
  }

  @Test
  void aLevelReachedLaterCountsUntilItsEnd() {
    assertThat(Access.level(2).decide(with(password, code), NOON.plusMillis(1_499_999)))
        .isEqualTo(YES);
  }

  @Test
  void aLevelReachedLaterIsOverAtItsEnd() {
    assertThat(Access.level(2).decide(with(password, code), NOON.plusSeconds(1500)))
        .isEqualTo(new Stale(Optional.empty(), OptionalInt.of(2)));
  }

  @Test
  void aDecayedProofIsStillAsRecentAsItWas() {
    Access withinTwentyMinutes = Access.fresh(ofMinutes(20));

    assertThat(withinTwentyMinutes.decide(with(password, code), NOON.plusSeconds(1700)))
        .isEqualTo(YES);
  }

  @Test
  void theLevelOfTheLogInCountsAsLongAsTheSession() {
    Authentication key = new Authentication("hwk", NOON, 3);

    assertThat(Access.level(3).decide(with(key, code), NOON.plusSeconds(40_000)))
        .isEqualTo(YES);
  }

  @Test
  @DisplayName("One proof must be both: a fresh weak one beside an old strong one is neither")
  void oneProofMustBeBothRecentAndStrong() {
    Authentication strong = new Authentication("hwk", NOON, 2);
    Authentication weak =
        new Authentication("pwd", NOON.plusSeconds(3600), 1).countingUntil(NOON.plusSeconds(4500));
    Access both = FRESH.and(Access.level(2));

    assertThat(both.decide(with(strong, weak), NOON.plusSeconds(3601)))
        .isEqualTo(new Stale(Optional.of(ofMinutes(5)), OptionalInt.of(2)));
    assertThat(both.decide(with(strong), NOON.plusSeconds(300))).isEqualTo(YES);
  }

  @Test
  void demandsTogetherAreTheStricterOfEach() {
    Access both = FRESH.and(Access.fresh(ofMinutes(1)).and(Access.level(2))).and(Access.level(1));

    assertThat(both.decide(with(password), NOON.plusSeconds(61)))
        .isEqualTo(new Stale(Optional.of(ofMinutes(1)), OptionalInt.of(2)));
    assertThat(FRESH.and(Access.session())).isEqualTo(FRESH).isNotEqualTo(Access.session());
    assertThat(FRESH.trust(Trust.AUTHORITATIVE).decide(with(password), NOON.plusSeconds(301)))
        .isInstanceOf(Stale.class);
  }

  @Test
  @DisplayName("Who is nobody logs in, who may not is told so, before anybody is asked to step up")
  void nothingElseMayBeMissing() {
    Access admin = Access.role("admin").and(FRESH);
    Instant late = NOON.plusSeconds(3600);

    assertThat(admin.decide(Optional.empty(), late)).isEqualTo(new NotLoggedIn());
    assertThat(admin.decide(with(password), late)).isEqualTo(new Forbidden(Set.of()));
    assertThat(Access.undeclared().and(FRESH).decide(with(password), late))
        .isEqualTo(new Forbidden(Set.of()));
    assertThat(Access.open().and(FRESH).isOpen()).isFalse();
  }

  @Test
  @DisplayName("JWT attack 55: who acts for another is not asked for a proof that he can't give")
  void whoActsForAnotherCannotStepUp() {
    Optional<Session> acting = session(Optional.of(SubjectId.of("root")), password);

    assertThat(FRESH.decide(acting, NOON)).isEqualTo(YES);
    assertThat(FRESH.decide(acting, NOON.plusSeconds(301))).isEqualTo(new Forbidden(Set.of()));
  }

  @Test
  @DisplayName("JWT attack 55: what nobody may do in another's name")
  void theSubjectItselfIsDemanded() {
    Access own = Access.notImpersonated();

    assertThat(own.decide(Optional.empty(), NOON)).isEqualTo(new NotLoggedIn());
    assertThat(own.decide(with(password), NOON)).isEqualTo(YES);
    assertThat(own.decide(session(Optional.of(SubjectId.of("root")), password), NOON))
        .isEqualTo(new Forbidden(Set.of()));
  }

  @Test
  void anAgeIsOneOrMoreWholeSeconds() {
    for (Duration wrong : List.of(Duration.ZERO, ofSeconds(-1), ofSeconds(1).plusMillis(1)))
      assertThatThrownBy(() -> Access.fresh(wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("an age of " + wrong + " is not 1 or more whole seconds");
    assertThat(Access.fresh(ofSeconds(1)).isOpen()).isFalse();
  }

  @Test
  void aLevelIsOneToNine() {
    for (int wrong : new int[] {0, 10})
      assertThatThrownBy(() -> Access.level(wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("level " + wrong + " is not within 1 to 9");
  }

  private static Optional<Session> with(Authentication... all) {
    return session(Optional.empty(), all);
  }

  private static Optional<Session> session(Optional<SubjectId> actor, Authentication... all) {
    return Optional.of(new Session(
        SessionId.of(new byte[16]),
        Subject.of("alice"),
        actor,
        List.of(all),
        NOON,
        NOON,
        NOON.plusSeconds(40_001),
        NOON.plusSeconds(40_001),
        ClientInfo.UNKNOWN,
        Trust.AUTHORITATIVE));
  }
}
