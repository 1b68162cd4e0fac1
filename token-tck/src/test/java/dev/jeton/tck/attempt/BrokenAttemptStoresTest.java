package dev.jeton.tck.attempt;

import static dev.jeton.tck.attempt.BrokenAttempts.as;
import static dev.jeton.tck.attempt.BrokenAttempts.by;
import static dev.jeton.tck.attempt.BrokenAttempts.off;
import static dev.jeton.tck.attempt.BrokenAttempts.that;

import dev.jeton.store.AttemptStore;
import dev.jeton.store.AttemptStore.Limit;
import dev.jeton.tck.ContractBites;
import dev.jeton.tck.attempt.BrokenAttempts.Tampered;
import java.time.Duration;
import java.util.List;

/** The contract is proven, too: each rule bites, and bites nothing but what breaks it. */
class BrokenAttemptStoresTest extends ContractBites {

  BrokenAttemptStoresTest() {
    super(Heir.class, Tampered::new);
  }

  static final class Heir extends AttemptStoreContract {

    @Override
    protected AttemptStore emptyStore() {
      return made(AttemptStore.class);
    }

    @Override
    public AttemptStore anotherHandle() {
      return ((Tampered) store()).another();
    }
  }

  @Override
  protected List<BrokenAttempts> broken() {
    return List.of(
        that(
            "blocks one failure early",
            by(given -> from(given, given.from() - 1)),
            "aFailureCountsUntilItsTimeIsOver",
            "anAttemptTakenBackLiftsTheBlockThatItCausedAndLeavesTheOthers",
            "askingWhetherAKeyIsBlockedCountsNothing",
            "eachFurtherFailureDoublesTheBlockUpToTheLongest",
            "failuresBelowTheLimitBlockNothing",
            "ofManyAttemptsAtOnceOnlyAsManyPassAsTheLimitAllows",
            "theFailureAtTheLimitBlocksTheKey"),
        that(
            "blocks one failure late",
            by(given -> from(given, given.from() + 1)),
            "aFailureCountsUntilItsTimeIsOver",
            "aFloodOfBlockedKeysDoesNotWashAwayABlockInForce",
            "aFloodOfKeysBelowTheirLimitDoesNotWashAwayAKeyThatReachedIt",
            "aNodeWhoseClockIsBehindIsBlockedToo",
            "anAttemptTakenBackLiftsTheBlockThatItCausedAndLeavesTheOthers",
            "askingWhetherAKeyIsBlockedCountsNothing",
            "eachFurtherFailureDoublesTheBlockUpToTheLongest",
            "isBlockedUntilTheEndOfItsDelay",
            "isFreeAtTheEndOfItsDelay",
            "ofManyAttemptsAtOnceOnlyAsManyPassAsTheLimitAllows",
            "purgeLeavesABlockInForce",
            "takingBackWhatWasNeverCountedChangesNothing",
            "theFailureAtTheLimitBlocksTheKey",
            "whatOneNodeCountsBlocksOnAnother",
            "whereNoBlockCanBeRememberedTheKeyIsBlockedUntilOneCan"),
        that(
            "never doubles a block",
            by(BrokenAttemptStoresTest::flat),
            "aFloodOfKeysBelowTheirLimitDoesNotWashAwayAKeyThatReachedIt",
            "aNodeWhoseClockIsBehindIsBlockedToo",
            "anAttemptWhileBlockedIsNotCountedAndProlongsNothing",
            "attemptsTakenBackDoNotWearDownTheFailuresBefore",
            "eachFurtherFailureDoublesTheBlockUpToTheLongest",
            "isFreeAtTheEndOfItsDelay"),
        that(
            "counts a little too short",
            by(given -> within(given, given.within().minusMillis(1))),
            "aFailureCountsUntilItsTimeIsOver",
            "purgeForgetsWhatCountsNoMoreUpToItsLimit"),
        that(
            "counts for a day",
            by(given -> within(given, Duration.ofDays(1))),
            "aFailureCountsNoMoreWhenItsTimeIsOver",
            "neverRemembersMoreKeysThanItHasRoomFor",
            "purgeForgetsWhatCountsNoMoreUpToItsLimit",
            "whatIsForgottenGivesItsRoomBack"),
        that(
            "frees a key early",
            off(Duration.ofMillis(1)),
            "aFloodOfBlockedKeysDoesNotWashAwayABlockInForce",
            "isBlockedUntilTheEndOfItsDelay",
            "purgeLeavesABlockInForce",
            "whatOneNodeCountsBlocksOnAnother"),
        that(
            "frees a key late",
            off(Duration.ofMillis(-1)),
            "isBlockedUntilTheEndOfItsDelay",
            "isFreeAtTheEndOfItsDelay"),
        that(
            "counts by what the name ends with",
            as(key -> key.substring(key.indexOf(':') + 1)),
            "keysAreCountedApart"),
        that(
            "counts each thread apart",
            as(key -> key + System.identityHashCode(Thread.currentThread())),
            "aKeyIsNeitherEmptyNorLong",
            "ofManyAttemptsAtOnceOnlyAsManyPassAsTheLimitAllows"),
        that(
            "takes any key",
            as(key -> key.isEmpty() ? "-" : key.substring(0, Math.min(9, key.length()))),
            "aKeyIsNeitherEmptyNorLong"),
        that(
            "keeps to itself what it counts",
            SpoiltAttempts.Island::new,
            "ofManyAttemptsAtOnceOnlyAsManyPassAsTheLimitAllows",
            "purgeForgetsWhatCountsNoMoreUpToItsLimit",
            "whatOneNodeCountsBlocksOnAnother"),
        that("never forgets", SpoiltAttempts.Remembering::new, "aForgottenKeyStartsAnew"),
        that(
            "takes nothing back",
            SpoiltAttempts.Stubborn::new,
            "anAttemptTakenBackLiftsTheBlockThatItCausedAndLeavesTheOthers",
            "attemptsTakenBackDoNotWearDownTheFailuresBefore"),
        that(
            "takes everything back",
            SpoiltAttempts.Generous::new,
            "anAttemptTakenBackLiftsTheBlockThatItCausedAndLeavesTheOthers",
            "attemptsTakenBackDoNotWearDownTheFailuresBefore",
            "takingBackWhatWasNeverCountedChangesNothing"),
        that(
            "takes back the last attempt, whichever it was",
            SpoiltAttempts.Careless::new,
            "takingBackWhatWasNeverCountedChangesNothing"),
        that(
            "tells another instant than it counts at",
            SpoiltAttempts.Late::new,
            "anAttemptIsCountedAtItsInstant",
            "anAttemptTakenBackLiftsTheBlockThatItCausedAndLeavesTheOthers",
            "anAttemptWhileBlockedIsNotCountedAndProlongsNothing",
            "attemptsTakenBackDoNotWearDownTheFailuresBefore",
            "isFreeAtTheEndOfItsDelay",
            "theFailureAtTheLimitBlocksTheKey"),
        that(
            "blocks anew whoever tries while he is blocked",
            SpoiltAttempts.Strict::new,
            "anAttemptWhileBlockedIsNotCountedAndProlongsNothing"),
        that(
            "counts whoever asks",
            SpoiltAttempts.Curious::new,
            "anAttemptTakenBackLiftsTheBlockThatItCausedAndLeavesTheOthers",
            "askingWhetherAKeyIsBlockedCountsNothing",
            "isFreeAtTheEndOfItsDelay"),
        that(
            "trusts a clock that is behind",
            SpoiltAttempts.Trusting::new,
            "aNodeWhoseClockIsBehindIsBlockedToo"),
        that(
            "loses the room of what it forgets",
            SpoiltAttempts.Shrinking::new,
            "whatIsForgottenGivesItsRoomBack"),
        that(
            "lets the oldest key go, blocked or not",
            SpoiltAttempts.Washable::new,
            "aFloodOfBlockedKeysDoesNotWashAwayABlockInForce",
            "aFloodOfKeysBelowTheirLimitDoesNotWashAwayAKeyThatReachedIt",
            "whereNoBlockCanBeRememberedTheKeyIsBlockedUntilOneCan"),
        that(
            "has no bound",
            SpoiltAttempts.Boundless::new,
            "neverRemembersMoreKeysThanItHasRoomFor",
            "whereNoBlockCanBeRememberedTheKeyIsBlockedUntilOneCan"),
        that(
            "purges nothing",
            SpoiltAttempts.Hoarding::new,
            "neverRemembersMoreKeysThanItHasRoomFor",
            "purgeForgetsWhatCountsNoMoreUpToItsLimit",
            "whatIsForgottenGivesItsRoomBack"),
        that(
            "purges more than it is told to",
            SpoiltAttempts.Sweeping::new,
            "purgeForgetsWhatCountsNoMoreUpToItsLimit"),
        that(
            "purges blocks, too",
            SpoiltAttempts.Blind::new,
            "purgeForgetsWhatCountsNoMoreUpToItsLimit",
            "purgeLeavesABlockInForce"));
  }

  private static Limit from(Limit given, int from) {
    return new Limit(from, given.within(), given.first(), given.longest());
  }

  private static Limit within(Limit given, Duration within) {
    return new Limit(given.from(), within, given.first(), given.longest());
  }

  private static Limit flat(Limit given) {
    return new Limit(given.from(), given.within(), given.first(), given.first());
  }
}
