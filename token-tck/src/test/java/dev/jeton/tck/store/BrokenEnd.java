package dev.jeton.tck.store;

import static dev.jeton.tck.store.BrokenStore.that;

import dev.jeton.identity.SubjectId;
import dev.jeton.session.EndReason;
import dev.jeton.session.SessionId;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionRecord.End;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stores that end or list otherwise than they should. */
final class BrokenEnd {

  private BrokenEnd() {}

  static List<BrokenStore> all() {
    return List.of(
        that(
            "leaves no tombstone",
            LeavesNoTombstone::new,
            "anEndIsNeverUndoneByTouchesAndReplacements",
            "anEndedSessionIsNotReplaced",
            "anEndedSessionIsNotTouched",
            "anEndedSessionLeavesATombstoneWithReasonAndTime",
            "anExpiredSessionCanBeEnded",
            "anotherHandleSeesAnEndAtOnce",
            "everyTombstoneIsARevocation",
            "ofManyWhoEndOneSessionOneSucceeds",
            "theDeadAreNotSpared",
            "theIdOfAnEndedSessionIsNotTakenAgain",
            "tombstonesAreNotForgottenAtOnce"),
        that(
            "gives every end one reason",
            KnowsOneReason::new,
            "anEndedSessionLeavesATombstoneWithReasonAndTime"),
        that(
            "does not count an end as a change",
            DoesNotCountEnds::new,
            "anEndedSessionLeavesATombstoneWithReasonAndTime",
            "ofManyWhoEndOneSessionOneSucceeds"),
        that(
            "ends again what has ended",
            EndsAgain::new,
            "whatEndedWithManyIsDead",
            "theFirstEndStays",
            "ofManyWhoEndOneSessionOneSucceeds",
            "aSessionThatEndedWithAllIsNotEndedAgain"),
        that("ends what it does not know", EndsTheUnknown::new, "anUnknownSessionIsNotEnded"),
        that("does not end the expired", SparesTheExpired::new, "anExpiredSessionCanBeEnded"),
        that(
            "ends more than it is told",
            EndsNeighbours::new,
            "anEndedSessionIsNotListed",
            "theEndOfOneSessionIsNotTheEndOfAnother"),
        that(
            "undoes an end by a replacement that comes later",
            UndoesEnds::new,
            "anEndedSessionIsNotReplaced",
            "anEndIsNeverUndoneByTouchesAndReplacements"),
        that(
            "lists the newest first",
            ListsBackwards::new,
            "aLogInBeyondTheLimitCanBeRefused",
            "aLogInBeyondTheLimitEndsTheOldestSession",
            "aSubjectsSessionsAreListedOldestFirst",
            "anIdThatIsInUseEndsNothingUnderALimit"),
        that(
            "lists without regard to case",
            ListsLooksAlikes::new,
            "onlySessionsOfExactlyThatSubjectAreListed"),
        that(
            "lists the ended",
            ListsTheEnded::new,
            "aSessionWhoseActorIsOverIsNeitherListedNorChanged",
            "whatEndedWithManyIsDead",
            "aLimitThatWasLoweredEndsAsManyAsItTakes",
            "aLogInBeyondTheLimitEndsTheOldestSession",
            "aLogInThatRacesWithTheEndOfAllNeverOutlivesIt",
            "anEndIsNeverUndoneByTouchesAndReplacements",
            "anEndedSessionIsNotListed",
            "ofManyWhoLogInAtOnceAsManyStayAsTheLimitAllows",
            "theEndOfAllEndsEverySessionOfTheSubject",
            "theSparedSessionLivesOnUnderTheNewEpoch"),
        that(
            "lists the expired",
            ListsTheExpired::new,
            "anExpiredSessionIsNotListed",
            "aReplacedSessionExpiresByItsNewLifetimes"),
        that(
            "lists too few",
            ListsTooFew::new,
            "aSessionIsListedUntilItExpires",
            "aSubjectsSessionsAreListedOldestFirst"));
  }

  private static final class LeavesNoTombstone extends TamperedStore {
    @Override
    public boolean end(SessionId id, EndReason reason) {
      boolean ended = super.end(id, reason);
      if (ended) gone.add(id);
      return ended;
    }
  }

  private static final class KnowsOneReason extends TamperedStore {
    @Override
    public boolean end(SessionId id, EndReason reason) {
      return super.end(id, EndReason.LOGGED_OUT);
    }
  }

  private static final class DoesNotCountEnds extends TamperedStore {
    @Override
    public Optional<SessionRecord> find(SessionId id) {
      return super.find(id)
          .map(found ->
              found.end().isPresent() ? Copies.ofVersion(found, found.version() - 1) : found);
    }
  }

  private static final class EndsAgain extends TamperedStore {
    @Override
    public boolean end(SessionId id, EndReason reason) {
      if (super.end(id, reason)) return true;
      Optional<SessionRecord> over = sound.find(id);
      over.ifPresent(held -> instead.put(id, Copies.ended(held, new End(reason, now()))));
      return over.isPresent();
    }
  }

  private static final class EndsTheUnknown extends TamperedStore {
    @Override
    public boolean end(SessionId id, EndReason reason) {
      return super.end(id, reason) || sound.find(id).isEmpty();
    }
  }

  private static final class SparesTheExpired extends TamperedStore {
    @Override
    public boolean end(SessionId id, EndReason reason) {
      return living(id).isPresent() && super.end(id, reason);
    }
  }

  private static final class EndsNeighbours extends TamperedStore {
    @Override
    public boolean end(SessionId id, EndReason reason) {
      boolean ended = super.end(id, reason);
      if (ended && reason == EndReason.LOGGED_OUT)
        created.keySet().forEach(neighbour -> sound.end(neighbour, reason));
      return ended;
    }
  }

  private static final class UndoesEnds extends TamperedStore {
    private final Set<SessionId> ended = ConcurrentHashMap.newKeySet();

    @Override
    public boolean end(SessionId id, EndReason reason) {
      boolean now = super.end(id, reason);
      if (now) ended.add(id);
      return now;
    }

    @Override
    public boolean replace(SessionRecord next, long expectedVersion) {
      if (super.replace(next, expectedVersion)) return true;
      if (ended.contains(next.id())) instead.put(next.id(), next);
      return ended.contains(next.id());
    }
  }

  private static final class ListsBackwards extends TamperedStore {
    @Override
    public List<SessionRecord> list(SubjectId subject) {
      List<SessionRecord> list = new ArrayList<>(super.list(subject));
      Collections.reverse(list);
      return list;
    }
  }

  private static final class ListsLooksAlikes extends TamperedStore {
    @Override
    public List<SessionRecord> list(SubjectId subject) {
      return listWith(
          subject,
          record -> living(record.id()).isPresent()
              && folded(record.subject().id()).equals(folded(subject)));
    }

    private static String folded(SubjectId subject) {
      return subject.toString().toLowerCase(Locale.ROOT);
    }
  }

  private static final class ListsTheEnded extends TamperedStore {
    @Override
    public List<SessionRecord> list(SubjectId subject) {
      return listWith(
          subject, record -> record.end().isPresent() && record.subject().id().equals(subject));
    }
  }

  private static final class ListsTheExpired extends TamperedStore {
    @Override
    public List<SessionRecord> list(SubjectId subject) {
      return listWith(
          subject, record -> record.end().isEmpty() && record.subject().id().equals(subject));
    }
  }

  private static final class ListsTooFew extends TamperedStore {
    @Override
    public List<SessionRecord> list(SubjectId subject) {
      return super.list(subject).stream()
          .filter(record -> !record.expiredAt(now().plusMillis(1)))
          .toList();
    }
  }
}
