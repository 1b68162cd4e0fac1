package dev.jeton.tck.store;

import static dev.jeton.tck.store.BrokenStore.that;

import dev.jeton.identity.SubjectId;
import dev.jeton.session.EndReason;
import dev.jeton.session.SessionId;
import dev.jeton.session.SessionLimit;
import dev.jeton.store.SessionRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Stores that keep more or fewer sessions of a subject than they should. */
final class BrokenLimit {

  private BrokenLimit() {}

  static List<BrokenStore> all() {
    return List.of(
        that(
            "knows no limit",
            KnowsNoLimit::new,
            "aLimitThatWasLoweredEndsAsManyAsItTakes",
            "aLogInBeyondTheLimitCanBeRefused",
            "aLogInBeyondTheLimitEndsTheOldestSession",
            "ofManyWhoLogInAtOnceAsManyAreLetInAsTheLimitAllows",
            "ofManyWhoLogInAtOnceAsManyStayAsTheLimitAllows"),
        that(
            "ends the newest sessions",
            EndsTheNewest::new,
            "aLimitThatWasLoweredEndsAsManyAsItTakes",
            "aLogInBeyondTheLimitEndsTheOldestSession"),
        that(
            "ends one session whatever the number",
            EndsOne::new,
            "aLimitThatWasLoweredEndsAsManyAsItTakes"),
        that(
            "keeps one too many",
            KeepsOneTooMany::new,
            "aLimitThatWasLoweredEndsAsManyAsItTakes",
            "aLogInBeyondTheLimitCanBeRefused",
            "aLogInBeyondTheLimitEndsTheOldestSession",
            "ofManyWhoLogInAtOnceAsManyAreLetInAsTheLimitAllows",
            "ofManyWhoLogInAtOnceAsManyStayAsTheLimitAllows"),
        that(
            "keeps one too few",
            KeepsOneTooFew::new,
            "aLimitThatWasLoweredEndsAsManyAsItTakes",
            "aLogInBeyondTheLimitEndsTheOldestSession",
            "aLogInUpToTheLimitEndsNothing",
            "aLogInUpToTheLimitIsNotRefused",
            "aSessionThatIsAboutToBeReplacedNeitherCountsNorEnds",
            "endedSessionsDoNotCount",
            "ofManyWhoLogInAtOnceAsManyAreLetInAsTheLimitAllows",
            "ofManyWhoLogInAtOnceAsManyStayAsTheLimitAllows"),
        that(
            "counts the ended",
            CountsTheEnded::new,
            "endedSessionsDoNotCount",
            "ofManyWhoLogInAtOnceAsManyStayAsTheLimitAllows"),
        that(
            "counts those that ended with all others",
            CountsThoseOfOldEpochs::new,
            "sessionsThatEndedWithAllOthersDoNotCount"),
        that("counts the expired", CountsTheExpired::new, "expiredSessionsDoNotCount"),
        that("counts the sessions of others", CountsOthers::new, "sessionsOfOthersDoNotCount"),
        that(
            "counts those who act for the subject",
            CountsActors::new,
            "sessionsInWhichAnotherActsDoNotCount"),
        that(
            "counts what is about to be replaced",
            CountsTheReplaced::new,
            "aSessionThatIsAboutToBeReplacedNeitherCountsNorEnds"),
        that(
            "ends for another reason",
            EndsForAnotherReason::new,
            "aLogInBeyondTheLimitEndsTheOldestSession"),
        that(
            "ends where it should refuse",
            NeverRefuses::new,
            "aLogInBeyondTheLimitCanBeRefused",
            "ofManyWhoLogInAtOnceAsManyAreLetInAsTheLimitAllows"),
        that(
            "keeps what it refused",
            KeepsTheRefused::new,
            "aLogInBeyondTheLimitCanBeRefused",
            "ofManyWhoLogInAtOnceAsManyAreLetInAsTheLimitAllows"),
        that(
            "does not tell whom it ended",
            TellsNobody::new,
            "aLimitThatWasLoweredEndsAsManyAsItTakes",
            "aLogInBeyondTheLimitEndsTheOldestSession",
            "ofManyWhoLogInAtOnceAsManyStayAsTheLimitAllows"),
        that(
            "ends others for a log-in that fails",
            EndsFirst::new,
            "aLimitOpensNoDoorToALogInThatBeganBeforeTheEndOfAll",
            "anIdThatIsInUseEndsNothingUnderALimit"),
        that(
            "lets a log-in in under a limit that is too late",
            ForgetsEpochs::new,
            "aLimitOpensNoDoorToALogInThatBeganBeforeTheEndOfAll"),
        that(
            "counts before it refuses",
            CountsBeforeItRefuses::new,
            "ofManyWhoLogInAtOnceAsManyAreLetInAsTheLimitAllows"));
  }

  /** Does it right, but in pieces that heirs break. */
  private static class Limited extends TamperedStore {

    List<SessionRecord> counted(SubjectId subject) {
      return sound.list(subject);
    }

    boolean counts(SessionRecord record) {
      return record.actor().isEmpty();
    }

    int excess(SessionLimit limit, int others) {
      return limit.excess(others);
    }

    EndReason reason() {
      return EndReason.EVICTED;
    }

    @Override
    public synchronized Placement createWithin(
        SessionLimit limit, SessionRecord opened, Set<SessionId> replacing) {
      List<SessionId> others = new ArrayList<>();
      for (SessionRecord record : counted(opened.subject().id()))
        if (counts(record) && !replacing.contains(record.id())) others.add(record.id());
      others.remove(opened.id());
      List<SessionId> tooMany =
          others.subList(0, Math.min(others.size(), excess(limit, others.size())));
      if (limit.refuses() && !tooMany.isEmpty()) return Placement.of(Creation.LIMIT_REACHED);
      Creation creation = create(opened);
      if (creation != Creation.CREATED) return Placement.of(creation);
      tooMany.forEach(id -> sound.end(id, reason()));
      return new Placement(creation, tooMany);
    }
  }

  private static final class KnowsNoLimit extends TamperedStore {
    @Override
    public Placement createWithin(
        SessionLimit limit, SessionRecord opened, Set<SessionId> replacing) {
      return super.createWithin(SessionLimit.NONE, opened, replacing);
    }
  }

  private static final class EndsTheNewest extends Limited {
    @Override
    List<SessionRecord> counted(SubjectId subject) {
      List<SessionRecord> newestFirst = new ArrayList<>(super.counted(subject));
      Collections.reverse(newestFirst);
      return newestFirst;
    }
  }

  private static final class EndsOne extends Limited {
    @Override
    int excess(SessionLimit limit, int others) {
      return Math.min(1, super.excess(limit, others));
    }
  }

  private static final class KeepsOneTooMany extends Limited {
    @Override
    int excess(SessionLimit limit, int others) {
      return Math.max(0, others - limit.atMost());
    }
  }

  private static final class KeepsOneTooFew extends Limited {
    @Override
    int excess(SessionLimit limit, int others) {
      return Math.max(0, others + 2 - limit.atMost());
    }
  }

  private static final class CountsTheEnded extends Limited {
    @Override
    List<SessionRecord> counted(SubjectId subject) {
      return listWith(
          subject, record -> of(record, subject) && record.end().isPresent() && !oldEpoch(record));
    }

    private boolean oldEpoch(SessionRecord record) {
      return record.epoch() < epoch();
    }
  }

  private static final class CountsThoseOfOldEpochs extends Limited {
    @Override
    List<SessionRecord> counted(SubjectId subject) {
      return listWith(subject, record -> of(record, subject) && record.epoch() < epoch());
    }
  }

  private static final class CountsTheExpired extends Limited {
    @Override
    List<SessionRecord> counted(SubjectId subject) {
      return listWith(subject, record -> of(record, subject) && record.expiredAt(now()));
    }
  }

  private static final class CountsOthers extends Limited {
    @Override
    List<SessionRecord> counted(SubjectId subject) {
      return listWith(subject, record -> living(record.id()).isPresent());
    }
  }

  private static final class CountsActors extends Limited {
    @Override
    boolean counts(SessionRecord record) {
      return true;
    }
  }

  private static final class CountsTheReplaced extends Limited {
    @Override
    public Placement createWithin(
        SessionLimit limit, SessionRecord opened, Set<SessionId> replacing) {
      return super.createWithin(limit, opened, Set.of());
    }
  }

  private static final class EndsForAnotherReason extends Limited {
    @Override
    EndReason reason() {
      return EndReason.REVOKED;
    }
  }

  private static final class NeverRefuses extends Limited {
    @Override
    public Placement createWithin(
        SessionLimit limit, SessionRecord opened, Set<SessionId> replacing) {
      return super.createWithin(SessionLimit.evictOldest(limit.atMost()), opened, replacing);
    }
  }

  private static final class KeepsTheRefused extends Limited {
    @Override
    public synchronized Placement createWithin(
        SessionLimit limit, SessionRecord opened, Set<SessionId> replacing) {
      Placement placement = super.createWithin(limit, opened, replacing);
      if (placement.creation() == Creation.LIMIT_REACHED) create(opened);
      return placement;
    }
  }

  private static final class TellsNobody extends Limited {
    @Override
    public synchronized Placement createWithin(
        SessionLimit limit, SessionRecord opened, Set<SessionId> replacing) {
      return Placement.of(super.createWithin(limit, opened, replacing).creation());
    }
  }

  private static final class EndsFirst extends Limited {
    @Override
    public synchronized Placement createWithin(
        SessionLimit limit, SessionRecord opened, Set<SessionId> replacing) {
      Placement placement = super.createWithin(limit, opened, replacing);
      boolean failed =
          placement.creation() == Creation.ID_TAKEN || placement.creation() == Creation.EPOCH_MOVED;
      if (failed) sound.list(opened.subject().id()).forEach(one -> sound.end(one.id(), reason()));
      return placement;
    }
  }

  private static final class ForgetsEpochs extends Limited {
    @Override
    public Creation create(SessionRecord opened) {
      Creation creation = super.create(opened);
      boolean limited =
          creation == Creation.EPOCH_MOVED && !sound.list(SampleRecords.SUBJECT).isEmpty();
      return limited ? super.create(opened.stamped(epoch())) : creation;
    }
  }

  private static final class CountsBeforeItRefuses extends Limited {

    /** One more than the limit of the race lets in. */
    private final Gap counted = new Gap(4);

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized")
    public Placement createWithin(
        SessionLimit limit, SessionRecord opened, Set<SessionId> replacing) {
      if (!limit.refuses()) return super.createWithin(limit, opened, replacing);
      long others = counted(opened.subject().id()).stream().filter(this::counts).count();
      counted.pass();
      int excess = limit.excess((int) others);
      return super.createWithin(excess == 0 ? SessionLimit.NONE : limit, opened, replacing);
    }
  }

  private static boolean of(SessionRecord record, SubjectId subject) {
    return record.subject().id().equals(subject);
  }
}
