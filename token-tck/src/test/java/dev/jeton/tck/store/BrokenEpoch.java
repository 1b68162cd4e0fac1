package dev.jeton.tck.store;

import static dev.jeton.tck.store.BrokenStore.that;

import dev.jeton.identity.SubjectId;
import dev.jeton.session.EndReason;
import dev.jeton.session.SessionId;
import dev.jeton.store.SessionDraft;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionRecord.End;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Stores that end all sessions of a subject otherwise than they should. */
final class BrokenEpoch {

  private BrokenEpoch() {}

  static List<BrokenStore> all() {
    return List.of(
        that(
            "tells an epoch that was",
            TellsTheLastEpoch::new,
            "aLogInThatBeganAfterAllSessionsWereEndedOpensOne",
            "everyEndOfAllIsARevocation",
            "theEndOfAllRaisesTheEpoch",
            "theLivingAreNotRevoked",
            "theSparedSessionKeepsWhatIsChangedMeanwhile",
            "theSparedSessionLivesOnUnderTheNewEpoch"),
        that(
            "counts epochs with a gap for others",
            ForgetsOthersEpochs::new,
            "epochsNeitherFallNorRepeat"),
        that(
            "raises the epoch whenever something ends",
            RaisesTooOften::new,
            "nothingButTheEndOfAllRaisesTheEpoch"),
        that("ends only one of all", EndsOnlyOne::new, "theEndOfAllEndsEverySessionOfTheSubject"),
        that(
            "ends all of every tenant",
            EndsEveryTenant::new,
            "theEndOfAllReachesOnlyExactlyThatSubject",
            "theLivingAreNotRevoked"),
        that(
            "lets those live on who act for others",
            LetsActorsLiveOn::new,
            "theEndOfATenantEndsWhatItsSubjectsDoInAnothersName",
            "aSessionWhoseActorIsOverIsNeitherListedNorChanged",
            "nobodyBeginsToActAfterTheEndOfAllOfHisOwn",
            "sessionsInWhichAnotherActsDoNotCount",
            "theEndOfAllEndsWhatTheSubjectDoesForOthers"),
        that(
            "spares none",
            SparesNone::new,
            "theSparedSessionIsNeverFoundOver",
            "theSparedSessionKeepsWhatIsChangedMeanwhile",
            "theSparedSessionLivesOnUnderTheNewEpoch"),
        that(
            "spares a session for ever",
            SparesForEver::new,
            "theSparedSessionEndsWithTheNextEndOfAll"),
        that(
            "spares for a moment too late", SparesTooLate::new, "theSparedSessionIsNeverFoundOver"),
        that(
            "spares with a record that was read before",
            SparesWithAnOldRecord::new,
            "theSparedSessionKeepsWhatIsChangedMeanwhile"),
        that(
            "spares another subject's session",
            SparesAnybodys::new,
            "anotherSubjectsSessionIsNotSpared"),
        that("spares the dead", SparesTheDead::new, "theDeadAreNotSpared"),
        that(
            "makes up a session to spare",
            SparesTheUnknown::new,
            "anUnknownSessionToSpareSparesNone"),
        that(
            "writes its reason over others",
            OverwritesEnds::new,
            "aSessionThatEndedAloneKeepsItsReason"));
  }

  private static final class LetsActorsLiveOn extends TamperedStore {
    private final Map<SessionId, Optional<SubjectId>> actors = new ConcurrentHashMap<>();

    @Override
    public Creation create(SessionRecord opened) {
      actors.putIfAbsent(opened.id(), opened.actor());
      return super.create(by(Optional.empty(), opened));
    }

    @Override
    public boolean replace(SessionRecord next, long expectedVersion) {
      boolean replaced = super.replace(by(Optional.empty(), next), expectedVersion);
      if (replaced) actors.put(next.id(), next.actor());
      return replaced;
    }

    @Override
    public Optional<SessionRecord> find(SessionId id) {
      return super.find(id).map(this::acted);
    }

    @Override
    public List<SessionRecord> list(SubjectId subject) {
      return super.list(subject).stream().map(this::acted).toList();
    }

    private SessionRecord acted(SessionRecord record) {
      return by(actors.getOrDefault(record.id(), Optional.empty()), record);
    }

    private static SessionRecord by(Optional<SubjectId> actor, SessionRecord record) {
      return SessionDraft.of(record).actor(actor).record();
    }
  }

  private static final class TellsTheLastEpoch extends TamperedStore {
    @Override
    public long endAll(SubjectId subject, Optional<SessionId> except, EndReason reason) {
      return super.endAll(subject, except, reason) - 1;
    }
  }

  private static final class ForgetsOthersEpochs extends TamperedStore {
    private final Gap read = new Gap(2);
    private volatile long last = 1;

    @Override
    public long endAll(SubjectId subject, Optional<SessionId> except, EndReason reason) {
      long next = super.endAll(subject, except, reason);
      long told = last + 1;
      read.pass();
      last = told;
      return Math.min(told, next);
    }
  }

  private static final class RaisesTooOften extends TamperedStore {
    @Override
    public boolean end(SessionId id, EndReason reason) {
      boolean ended = super.end(id, reason);
      if (ended) sound.endAll(SubjectId.of("nobody"), Optional.empty(), reason);
      return ended;
    }
  }

  private static final class EndsOnlyOne extends TamperedStore {
    @Override
    public long endAll(SubjectId subject, Optional<SessionId> except, EndReason reason) {
      List<SessionRecord> listed = sound.list(subject);
      long epoch = super.endAll(subject, except, reason);
      if (subject.equals(SampleRecords.SUBJECT) && listed.size() == 2 && except.isEmpty())
        instead.put(listed.get(1).id(), listed.get(1).stamped(epoch));
      return epoch;
    }
  }

  private static final class EndsEveryTenant extends TamperedStore {
    @Override
    public long endAll(SubjectId subject, Optional<SessionId> except, EndReason reason) {
      sound.endAll(new SubjectId("tenant", subject.value()), Optional.empty(), reason);
      return super.endAll(subject, except, reason);
    }
  }

  private static final class SparesNone extends TamperedStore {
    @Override
    public long endAll(SubjectId subject, Optional<SessionId> except, EndReason reason) {
      return super.endAll(subject, Optional.empty(), reason);
    }
  }

  private static final class SparesForEver extends TamperedStore {
    private @Nullable SessionId spared;

    @Override
    public long endAll(SubjectId subject, Optional<SessionId> except, EndReason reason) {
      if (except.isPresent()) spared = except.get();
      return super.endAll(subject, Optional.ofNullable(spared), reason);
    }
  }

  private static final class SparesTooLate extends TamperedStore {

    private final Gap seenOver = new Gap(2);

    @Override
    public long endAll(SubjectId subject, Optional<SessionId> except, EndReason reason) {
      except
          .flatMap(this::living)
          .filter(spared -> spared.subject().id().equals(subject))
          .ifPresent(spared -> instead.put(spared.id(), spared.endedBy(new End(reason, now()))));
      long epoch = super.endAll(subject, except, reason);
      seenOver.pass();
      except.ifPresent(instead::remove);
      return epoch;
    }

    @Override
    public Optional<SessionRecord> find(SessionId id) {
      Optional<SessionRecord> found = super.find(id);
      if (found.flatMap(SessionRecord::end).isPresent()) seenOver.pass();
      return found;
    }
  }

  private static final class SparesWithAnOldRecord extends TamperedStore {

    private final Gap read = new Gap(2);
    private final Gap changed = new Gap(2);

    @Override
    public long endAll(SubjectId subject, Optional<SessionId> except, EndReason reason) {
      Optional<SessionRecord> old =
          except.flatMap(this::living).filter(spared -> spared.subject().id().equals(subject));
      read.pass();
      changed.pass();
      long epoch = super.endAll(subject, except, reason);
      old.filter(spared -> sound
              .find(spared.id())
              .filter(now -> now.generation() != spared.generation())
              .isPresent())
          .ifPresent(spared -> instead.put(spared.id(), spared.stamped(epoch)));
      return epoch;
    }

    @Override
    public boolean replace(SessionRecord next, long expectedVersion) {
      read.pass();
      boolean replaced = super.replace(next, expectedVersion);
      changed.pass();
      return replaced;
    }
  }

  private static final class SparesAnybodys extends TamperedStore {
    @Override
    public long endAll(SubjectId subject, Optional<SessionId> except, EndReason reason) {
      long epoch = super.endAll(subject, except, reason);
      except
          .flatMap(this::living)
          .filter(others -> !others.subject().id().equals(subject))
          .ifPresent(others -> instead.put(others.id(), others.stamped(epoch)));
      return epoch;
    }
  }

  private static final class SparesTheDead extends TamperedStore {
    @Override
    public long endAll(SubjectId subject, Optional<SessionId> except, EndReason reason) {
      Optional<SessionId> dead = except.filter(this::dead);
      long epoch = super.endAll(subject, except, reason);
      dead.flatMap(sound::find)
          .ifPresent(held -> instead.put(held.id(), Copies.alive(held).stamped(epoch)));
      return epoch;
    }
  }

  private static final class SparesTheUnknown extends TamperedStore {
    @Override
    public long endAll(SubjectId subject, Optional<SessionId> except, EndReason reason) {
      except
          .filter(id -> sound.find(id).isEmpty())
          .ifPresent(id -> instead.put(id, SampleRecords.opened(sound, subject)));
      return super.endAll(subject, except, reason);
    }
  }

  private static final class OverwritesEnds extends TamperedStore {
    @Override
    public long endAll(SubjectId subject, Optional<SessionId> except, EndReason reason) {
      long epoch = super.endAll(subject, except, reason);
      created.values().stream()
          .filter(record -> record.subject().id().equals(subject))
          .flatMap(record -> sound.find(record.id()).stream())
          .filter(record -> record.end().isPresent())
          .forEach(
              record -> instead.put(record.id(), Copies.ended(record, new End(reason, now()))));
      return epoch;
    }
  }
}
