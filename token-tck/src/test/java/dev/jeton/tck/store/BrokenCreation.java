package dev.jeton.tck.store;

import static dev.jeton.tck.store.BrokenStore.that;

import dev.jeton.identity.Subject;
import dev.jeton.session.SessionId;
import dev.jeton.store.SessionRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Stores that create or find otherwise than they should. */
final class BrokenCreation {

  private BrokenCreation() {}

  static List<BrokenStore> all() {
    return List.of(
        that(
            "saves over an id",
            SavesOverAnId::new,
            "anIdThatIsInUseIsNotTakenAgain",
            "theIdOfAnEndedSessionIsNotTakenAgain",
            "theIdOfAnExpiredSessionIsNotTakenAgain",
            "ofManyWhoCreateOneIdOneSucceeds"),
        that(
            "looks for an id before it takes it",
            LooksBeforeItTakes::new,
            "ofManyWhoCreateOneIdOneSucceeds"),
        that(
            "lets a log-in in that is too late",
            IgnoresEpochs::new,
            "nobodyBeginsToActAfterTheEndOfAllOfHisOwn",
            "aLogInThatBeganBeforeTheEndOfManyOpensNone",
            "aLogInThatBeganBeforeAllSessionsWereEndedOpensNothing",
            "aPurgeDoesNotOpenTheDoorToALogInThatBeganBeforeTheEndOfAll",
            "aLogInThatRacesWithTheEndOfAllNeverOutlivesIt"),
        that(
            "refuses a log-in for another subject's sake",
            AppliesEpochsToAll::new,
            "aLogInIsNotDisturbedByTheEndOfAnotherSubjectsSessions"),
        that(
            "refuses a log-in of the very epoch",
            OffByOne::new,
            "aLogInThatBeganBeforeTheEndOfManyOpensNone",
            "aLimitOpensNoDoorToALogInThatBeganBeforeTheEndOfAll",
            "aLogInThatBeganAfterAllSessionsWereEndedOpensOne",
            "theDeadAreNotSpared",
            "theSparedSessionKeepsWhatIsChangedMeanwhile"),
        that("takes a session that has ended", TakesTheEnded::new, "aNewSessionHasNoEnd"),
        that(
            "says that an id was taken when it was not",
            DeniesCreation::new,
            "aLogInThatBeganBeforeTheEndOfManyOpensNone",
            "aLogInIsNotDisturbedByTheEndOfAnotherSubjectsSessions",
            "aLogInThatBeganAfterAllSessionsWereEndedOpensOne",
            "aNewSessionIsFoundAsItWasOpened",
            "ofManyWhoCreateOneIdOneSucceeds"),
        that(
            "forgets the order of roles",
            SortsRoles::new,
            "sessionsOfEveryShapeSurviveTheRoundTrip"),
        that(
            "finds no expired session",
            FindsNoExpired::new,
            "anExpiredSessionCanBeEnded",
            "anExpiredSessionIsFoundAsItStands",
            "anExpiredSessionIsKnownForATombstonesLife",
            "anExpiredSessionIsNotReplaced",
            "anExpiredSessionIsNotTouched",
            "theDeadAreNotSpared",
            "theIdOfAnExpiredSessionIsNotTakenAgain"),
        that(
            "finds something for every id",
            FindsAnything::new,
            "aLogInBeyondTheLimitCanBeRefused",
            "aLogInThatBeganBeforeAllSessionsWereEndedOpensNothing",
            "aLogInThatRacesWithTheEndOfAllNeverOutlivesIt",
            "aNewSessionHasNoEnd",
            "anExpiredSessionIsForgottenAfterATombstonesLife",
            "anUnknownSessionIsNotEnded",
            "anUnknownSessionIsNotFound",
            "anUnknownSessionIsNotReplaced",
            "anUnknownSessionIsNotTouched",
            "anUnknownSessionToSpareSparesNone"),
        that(
            "tells its time to the nanosecond",
            TellsNanoseconds::new,
            "anEndedSessionLeavesATombstoneWithReasonAndTime",
            "everyEndOfAllIsARevocation",
            "theClockTellsWholeMilliseconds",
            "theEndOfAllEndsEverySessionOfTheSubject"));
  }

  private static final class SavesOverAnId extends TamperedStore {
    @Override
    public Creation create(SessionRecord opened) {
      Creation creation = super.create(opened);
      if (creation == Creation.ID_TAKEN) instead.put(opened.id(), opened);
      return creation == Creation.ID_TAKEN ? Creation.CREATED : creation;
    }
  }

  private static final class LooksBeforeItTakes extends TamperedStore {

    private final Gap looked = new Gap(2);

    @Override
    public Creation create(SessionRecord opened) {
      if (find(opened.id()).isPresent()) return Creation.ID_TAKEN;
      looked.pass();
      Creation creation = super.create(opened);
      return creation == Creation.ID_TAKEN ? Creation.CREATED : creation;
    }
  }

  private static final class IgnoresEpochs extends TamperedStore {
    @Override
    public Creation create(SessionRecord opened) {
      Creation creation = super.create(opened);
      return creation == Creation.EPOCH_MOVED ? super.create(opened.stamped(epoch())) : creation;
    }
  }

  private static final class AppliesEpochsToAll extends TamperedStore {
    @Override
    public Creation create(SessionRecord opened) {
      return opened.epoch() < epoch() ? Creation.EPOCH_MOVED : super.create(opened);
    }
  }

  private static final class OffByOne extends TamperedStore {
    @Override
    public Creation create(SessionRecord opened) {
      boolean raised = epoch() > 1 && opened.epoch() == epoch();
      return raised ? Creation.EPOCH_MOVED : super.create(opened);
    }
  }

  private static final class TakesTheEnded extends TamperedStore {
    @Override
    public Creation create(SessionRecord opened) {
      return opened.end().isPresent() ? Creation.EPOCH_MOVED : super.create(opened);
    }
  }

  private static final class DeniesCreation extends TamperedStore {
    @Override
    public Creation create(SessionRecord opened) {
      Creation creation = super.create(opened);
      return creation == Creation.CREATED ? Creation.ID_TAKEN : creation;
    }
  }

  private static final class SortsRoles extends TamperedStore {
    @Override
    public Optional<SessionRecord> find(SessionId id) {
      return super.find(id).map(SortsRoles::sorted);
    }

    private static SessionRecord sorted(SessionRecord record) {
      Subject subject = record.subject();
      return Copies.of(
          record, new Subject(subject.id(), new TreeSet<>(subject.roles()), subject.permissions()));
    }
  }

  private static final class FindsNoExpired extends TamperedStore {
    @Override
    public Optional<SessionRecord> find(SessionId id) {
      return super.find(id).filter(record -> !record.expiredAt(now()));
    }
  }

  private static final class FindsAnything extends TamperedStore {
    @Override
    public Optional<SessionRecord> find(SessionId id) {
      return super.find(id).or(() -> Optional.of(SampleRecords.opened(sound)));
    }
  }

  private static final class TellsNanoseconds extends TamperedStore {
    @Override
    public Instant now() {
      return super.now().plusNanos(1);
    }
  }
}
