package dev.jeton.tck.store;

import static dev.jeton.tck.store.BrokenStore.that;

import dev.jeton.identity.SubjectId;
import dev.jeton.session.EndReason;
import dev.jeton.session.SessionId;
import dev.jeton.store.SessionRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Stores that replace otherwise than they should. */
final class BrokenChange {

  private BrokenChange() {}

  static List<BrokenStore> all() {
    return List.of(
        that(
            "replaces nothing",
            ReplacesNothing::new,
            "aReplacedSessionExpiresByItsNewLifetimes",
            "aReplacementKeepsALaterLastSeenTime",
            "aReplacementOfAnotherVersionChangesNothing",
            "aSessionIsReplacedByItsNextVersion",
            "ofManyWhoReplaceOneVersionOneSucceeds",
            "theSparedSessionKeepsWhatIsChangedMeanwhile"),
        that(
            "replaces whatever version",
            ReplacesAnyVersion::new,
            "aReplacementOfAnotherVersionChangesNothing",
            "ofManyWhoReplaceOneVersionOneSucceeds"),
        that(
            "looks for a version before it replaces it",
            LooksBeforeItReplaces::new,
            "ofManyWhoReplaceOneVersionOneSucceeds",
            "theSparedSessionKeepsWhatIsChangedMeanwhile"),
        that(
            "answers a wrong version with false",
            HidesMistakes::new,
            "aReplacementThatDoesNotFollowItsVersionIsAMistake",
            "aReplacementDoesNotEnd"),
        that(
            "forgets a touch when it replaces",
            ForgetsTouches::new,
            "aReplacementKeepsALaterLastSeenTime",
            "anEndIsNeverUndoneByTouchesAndReplacements",
            "theSparedSessionKeepsWhatIsChangedMeanwhile"),
        that(
            "creates what it should replace",
            CreatesByReplacing::new,
            "anUnknownSessionIsNotReplaced"),
        that(
            "lets a session change hands",
            ChangesHands::new,
            "aSessionStaysItsSubjects",
            "aSessionStaysOfItsKind"),
        that(
            "replaces the dead",
            ReplacesTheDead::new,
            "aSessionWhoseActorIsOverIsNeitherListedNorChanged",
            "whatEndedWithManyIsDead",
            "aReplacedSessionExpiresByItsNewLifetimes",
            "aSessionOfAnEpochThatIsOverIsNotReplaced",
            "anEndIsNeverUndoneByTouchesAndReplacements",
            "anEndedSessionIsNotReplaced",
            "anExpiredSessionIsNotReplaced"),
        that(
            "takes a session for dead too early",
            DiesTooEarly::new,
            "aSessionIsReplacedUntilItExpires",
            "aSessionIsTouchedUntilItExpires"));
  }

  private static final class ReplacesNothing extends TamperedStore {
    @Override
    public boolean replace(SessionRecord next, long expectedVersion) {
      return fits(next, expectedVersion) || super.replace(next, expectedVersion);
    }
  }

  private static final class ReplacesAnyVersion extends TamperedStore {
    @Override
    public boolean replace(SessionRecord next, long expectedVersion) {
      if (super.replace(next, expectedVersion)) return true;
      return living(next.id())
          .filter(held -> held.epoch() == next.epoch())
          .map(held -> super.replace(Copies.ofVersion(next, held.version() + 1), held.version()))
          .orElse(false);
    }
  }

  private static final class LooksBeforeItReplaces extends TamperedStore {

    private final Gap looked = new Gap(2);
    private final Gap ended = new Gap(2);

    @Override
    public boolean replace(SessionRecord next, long expectedVersion) {
      boolean fits = fits(next, expectedVersion);
      looked.pass();
      ended.pass();
      return super.replace(next, expectedVersion) || fits;
    }

    @Override
    public long endAll(SubjectId subject, Optional<SessionId> except, EndReason reason) {
      looked.pass();
      long epoch = super.endAll(subject, except, reason);
      ended.pass();
      return epoch;
    }
  }

  private static final class HidesMistakes extends TamperedStore {
    @Override
    public boolean replace(SessionRecord next, long expectedVersion) {
      boolean mistake = next.version() != expectedVersion + 1 || next.end().isPresent();
      return !mistake && super.replace(next, expectedVersion);
    }
  }

  private static final class ForgetsTouches extends TamperedStore {
    @Override
    public Optional<SessionRecord> find(SessionId id) {
      return super.find(id).filter(found -> found.end().isEmpty()).or(() -> sound.find(id));
    }

    @Override
    public boolean replace(SessionRecord next, long expectedVersion) {
      boolean replaced = super.replace(next, expectedVersion);
      if (replaced) instead.put(next.id(), next);
      return replaced;
    }
  }

  private static final class CreatesByReplacing extends TamperedStore {
    @Override
    public boolean replace(SessionRecord next, long expectedVersion) {
      if (sound.find(next.id()).isPresent()) return super.replace(next, expectedVersion);
      return super.create(next) == Creation.CREATED;
    }
  }

  private static final class ChangesHands extends TamperedStore {
    @Override
    public boolean replace(SessionRecord next, long expectedVersion) {
      if (super.replace(next, expectedVersion)) return true;
      boolean others =
          living(next.id()).filter(held -> held.version() == expectedVersion).isPresent();
      if (others) instead.put(next.id(), next);
      return others;
    }
  }

  private static final class ReplacesTheDead extends TamperedStore {

    /** Half of the runners replace, and one ends. */
    private final Gap over = new Gap(RaceRules.RUNNERS / 2 + 1);

    @Override
    public boolean end(SessionId id, EndReason reason) {
      boolean ended = super.end(id, reason);
      over.pass();
      return ended;
    }

    @Override
    public boolean replace(SessionRecord next, long expectedVersion) {
      over.pass();
      if (super.replace(next, expectedVersion)) return true;
      // The end counts as a change.
      boolean wanted = dead(next.id())
          && sound
              .find(next.id())
              .filter(held -> held.version() - expectedVersion <= 1)
              .isPresent();
      if (wanted) instead.put(next.id(), next);
      return wanted;
    }
  }

  private static final class DiesTooEarly extends TamperedStore {
    @Override
    public boolean replace(SessionRecord next, long expectedVersion) {
      boolean replaced = super.replace(next, expectedVersion);
      return replaced && !soonOver(next.id());
    }

    @Override
    public boolean touch(SessionId id, Instant lastSeen) {
      return !soonOver(id) && super.touch(id, lastSeen);
    }

    private boolean soonOver(SessionId id) {
      return living(id).filter(held -> held.expiredAt(now().plusMillis(1))).isPresent();
    }
  }
}
