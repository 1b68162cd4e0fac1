package dev.jeton.tck.store;

import static dev.jeton.tck.store.BrokenStore.that;

import dev.jeton.store.Rotation;
import dev.jeton.store.SessionDraft;
import dev.jeton.store.SessionRecord;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Stores that forget one part of a record, when they create and when they replace. */
final class BrokenDetails {

  private BrokenDetails() {}

  static List<BrokenStore> all() {
    return List.of(
        that(
            "forgets who acts for the subject",
            () -> new Forgetting(draft -> draft.actor(Optional.empty())),
            "aSessionIsReplacedByItsNextVersion",
            "aSessionWhoseActorIsOverIsNeitherListedNorChanged",
            "nobodyBeginsToActAfterTheEndOfAllOfHisOwn",
            "sessionsInWhichAnotherActsDoNotCount",
            "sessionsOfEveryShapeSurviveTheRoundTrip",
            "theEndOfATenantEndsWhatItsSubjectsDoInAnothersName",
            "theEndOfAllEndsWhatTheSubjectDoesForOthers"),
        forgetting("the client's key", draft -> draft.clientKey(Optional.empty())),
        rotating(
            "which key derived a secret",
            was -> new Rotation(
                was.at(),
                Optional.empty(),
                was.macKey(),
                was.cut(),
                was.recovered(),
                was.graceHits())),
        rotating(
            "which key tags a token",
            was -> new Rotation(
                was.at(),
                was.rotateKey(),
                Optional.empty(),
                was.cut(),
                was.recovered(),
                was.graceHits())),
        rotating(
            "that a rotation was no cut",
            was -> new Rotation(
                was.at(), was.rotateKey(), was.macKey(), true, was.recovered(), was.graceHits())),
        rotating(
            "what was seen of a generation",
            was -> new Rotation(
                was.at(), was.rotateKey(), was.macKey(), was.cut(), was.recovered(), 0)),
        rotating(
            "that an answer was lost",
            was -> new Rotation(
                was.at(), was.rotateKey(), was.macKey(), was.cut(), false, was.graceHits())));
  }

  private static BrokenStore rotating(String what, UnaryOperator<Rotation> lossy) {
    return forgetting(what, draft -> draft.rotation(lossy.apply(draft.record().rotation())));
  }

  private static BrokenStore forgetting(String what, UnaryOperator<SessionDraft> lossy) {
    return that(
        "forgets " + what,
        () -> new Forgetting(lossy),
        "aSessionIsReplacedByItsNextVersion",
        "sessionsOfEveryShapeSurviveTheRoundTrip");
  }

  private static final class Forgetting extends TamperedStore {
    private final UnaryOperator<SessionDraft> lossy;

    Forgetting(UnaryOperator<SessionDraft> lossy) {
      this.lossy = lossy;
    }

    @Override
    public Creation create(SessionRecord opened) {
      return super.create(forgetful(opened));
    }

    @Override
    public boolean replace(SessionRecord next, long expectedVersion) {
      return super.replace(forgetful(next), expectedVersion);
    }

    private SessionRecord forgetful(SessionRecord record) {
      return lossy.apply(SessionDraft.of(record)).record();
    }
  }
}
