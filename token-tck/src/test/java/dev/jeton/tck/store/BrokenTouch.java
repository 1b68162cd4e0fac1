package dev.jeton.tck.store;

import static dev.jeton.tck.store.BrokenStore.that;

import dev.jeton.session.EndReason;
import dev.jeton.session.SessionId;
import dev.jeton.store.SessionRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Stores that touch otherwise than they should. */
final class BrokenTouch {

  private BrokenTouch() {}

  static List<BrokenStore> all() {
    return List.of(
        that(
            "touches nothing",
            TouchesNothing::new,
            "aReplacementKeepsALaterLastSeenTime",
            "aTouchIsToTheMillisecond",
            "aTouchIsWrittenOnceInATenthOfTheIdleTime",
            "aTouchNotesALaterTimeAndNothingElse",
            "ofManyNodesThatSeeASessionOneWrites"),
        that(
            "counts a touch as a change",
            CountsTouches::new,
            "aReplacementKeepsALaterLastSeenTime",
            "aTouchDoesNotDisturbAReplacement",
            "aTouchIsToTheMillisecond",
            "aTouchIsWrittenOnceInATenthOfTheIdleTime",
            "aTouchNotesALaterTimeAndNothingElse",
            "ofManyNodesThatSeeASessionOneWrites"),
        that(
            "notes whatever time it is told",
            TouchesBackwards::new,
            "aTouchIsToTheMillisecond",
            "aTouchIsWrittenOnceInATenthOfTheIdleTime",
            "aTouchNeverMovesBack",
            "ofManyNodesThatSeeASessionOneWrites"),
        that(
            "notes every later time that it is told",
            TouchesTooOften::new,
            "aTouchIsToTheMillisecond",
            "aTouchIsWrittenOnceInATenthOfTheIdleTime",
            "ofManyNodesThatSeeASessionOneWrites"),
        that(
            "looks whether a session is due before it touches it",
            LooksBeforeItTouches::new,
            "ofManyNodesThatSeeASessionOneWrites"),
        that(
            "creates what it should touch", TouchesTheUnknown::new, "anUnknownSessionIsNotTouched"),
        that(
            "touches the dead",
            TouchesTheDead::new,
            "aSessionWhoseActorIsOverIsNeitherListedNorChanged",
            "whatEndedWithManyIsDead",
            "aSessionOfAnEpochThatIsOverIsNotTouched",
            "anEndIsNeverUndoneByTouchesAndReplacements",
            "anEndedSessionIsNotTouched",
            "anExpiredSessionIsNotTouched",
            "anotherHandleSeesAnEndAtOnce"));
  }

  private static final class TouchesNothing extends TamperedStore {
    @Override
    public boolean touch(SessionId id, Instant lastSeen) {
      return living(id).filter(held -> held.dueToBeSeen(lastSeen)).isPresent();
    }
  }

  private static final class CountsTouches extends TamperedStore {
    @Override
    public boolean touch(SessionId id, Instant lastSeen) {
      boolean written = super.touch(id, lastSeen);
      if (written)
        living(id)
            .ifPresent(
                held -> sound.replace(Copies.ofVersion(held, held.version() + 1), held.version()));
      return written;
    }
  }

  private static final class TouchesBackwards extends TamperedStore {
    // In one piece, or an end that comes meanwhile would be undone: it is to break one rule only.
    @Override
    public synchronized boolean touch(SessionId id, Instant lastSeen) {
      if (super.touch(id, lastSeen)) {
        instead.remove(id);
        return true;
      }
      Optional<SessionRecord> living = living(id);
      living.ifPresent(held -> instead.put(id, Copies.seen(held, lastSeen)));
      return living.isPresent();
    }

    @Override
    public synchronized boolean end(SessionId id, EndReason reason) {
      instead.remove(id);
      return super.end(id, reason);
    }
  }

  private static final class TouchesTooOften extends TamperedStore {
    @Override
    public synchronized boolean touch(SessionId id, Instant lastSeen) {
      Optional<SessionRecord> earlier = living(id)
          .map(held -> find(id).orElse(held))
          .filter(held -> held.lastSeenAt().isBefore(lastSeen));
      earlier.ifPresent(held -> instead.put(id, held.seenAt(lastSeen)));
      return earlier.isPresent();
    }

    @Override
    public synchronized boolean replace(SessionRecord next, long expectedVersion) {
      Instant seen = find(next.id()).map(SessionRecord::lastSeenAt).orElse(Instant.MIN);
      boolean replaced = super.replace(next.seenAt(seen), expectedVersion);
      if (replaced) instead.remove(next.id());
      return replaced;
    }

    @Override
    public synchronized boolean end(SessionId id, EndReason reason) {
      instead.remove(id);
      return super.end(id, reason);
    }
  }

  private static final class LooksBeforeItTouches extends TamperedStore {

    private final Gap looked = new Gap(2);

    @Override
    public boolean touch(SessionId id, Instant lastSeen) {
      boolean due = living(id).filter(held -> held.dueToBeSeen(lastSeen)).isPresent();
      looked.pass();
      return super.touch(id, lastSeen) || (due && living(id).isPresent());
    }
  }

  private static final class TouchesTheUnknown extends TamperedStore {
    @Override
    public boolean touch(SessionId id, Instant lastSeen) {
      return sound.find(id).isEmpty() || super.touch(id, lastSeen);
    }
  }

  private static final class TouchesTheDead extends TamperedStore {
    @Override
    public boolean touch(SessionId id, Instant lastSeen) {
      if (super.touch(id, lastSeen)) return true;
      if (!dead(id)) return false;
      sound.find(id).ifPresent(held -> instead.put(id, Copies.seen(held, lastSeen)));
      return true;
    }
  }
}
