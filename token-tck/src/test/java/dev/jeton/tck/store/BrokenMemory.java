package dev.jeton.tck.store;

import static dev.jeton.tck.store.BrokenStore.that;

import dev.jeton.session.SessionId;
import dev.jeton.store.Revocation;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionStore;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Stores that forget and remember otherwise than they should. */
final class BrokenMemory {

  private BrokenMemory() {}

  static List<BrokenStore> all() {
    return List.of(
        that(
            "never forgets",
            NeverForgets::new,
            "anExpiredSessionIsForgottenAfterATombstonesLife",
            "atMostTheLimitIsForgotten",
            "ofManyWhoPurgeEachForgetsItsOwn"),
        that(
            "forgets the expired too early",
            ForgetsTheExpired::new,
            "anExpiredSessionIsKnownForATombstonesLife"),
        that(
            "forgets tombstones at once",
            ForgetsTombstones::new,
            "tombstonesAreNotForgottenAtOnce"),
        that("forgets the living", ForgetsTheLiving::new, "livingSessionsAreNeverForgotten"),
        that(
            "forgets more than it may",
            ForgetsTooMany::new,
            "atMostTheLimitIsForgotten",
            "ofManyWhoPurgeEachForgetsItsOwn"),
        that(
            "counts what another has forgotten",
            CountsTwice::new,
            "ofManyWhoPurgeEachForgetsItsOwn"),
        that(
            "forgets epochs with a purge",
            ForgetsEpochs::new,
            "aPurgeDoesNotOpenTheDoorToALogInThatBeganBeforeTheEndOfAll"),
        that(
            "does not tell tombstones",
            () -> new Tells(each -> !(each instanceof Revocation.OfSession)),
            "everyTombstoneIsARevocation"),
        that(
            "does not tell epochs",
            () -> new Tells(each -> !(each instanceof Revocation.OfSubject)),
            "everyEndOfAllIsARevocation",
            "theLivingAreNotRevoked"),
        that("tells the living", TellsTheLiving::new, "theLivingAreNotRevoked"),
        that(
            "tells revocations for too short a time",
            TellsTooShort::new,
            "everyTombstoneIsARevocation",
            "everyEndOfAllIsARevocation"));
  }

  /** Purges those too that are wanted. */
  private abstract static class Forgetful extends TamperedStore {

    abstract boolean forgets(SessionRecord record);

    @Override
    public int purge(int limit) {
      int forgotten = super.purge(limit);
      for (SessionId id : created.keySet())
        if (sound.find(id).filter(this::forgets).isPresent() && gone.add(id)) forgotten++;
      return forgotten;
    }
  }

  private static final class NeverForgets extends TamperedStore {
    @Override
    public int purge(int limit) {
      return 0;
    }
  }

  private static final class ForgetsTheExpired extends Forgetful {
    @Override
    boolean forgets(SessionRecord record) {
      return record.end().isEmpty() && record.expiredAt(now()) && recently(record);
    }

    private boolean recently(SessionRecord record) {
      return record.idleEndsAt().isAfter(now().minus(SessionStore.TOMBSTONE_LIFE));
    }
  }

  private static final class ForgetsTombstones extends Forgetful {
    @Override
    boolean forgets(SessionRecord record) {
      return record.end().isPresent();
    }
  }

  private static final class ForgetsTheLiving extends Forgetful {
    @Override
    boolean forgets(SessionRecord record) {
      return living(record.id()).isPresent();
    }
  }

  private static final class ForgetsTooMany extends TamperedStore {
    @Override
    public int purge(int limit) {
      return super.purge(limit + 1);
    }
  }

  private static final class CountsTwice extends TamperedStore {

    private final Gap counted = new Gap(RaceRules.RUNNERS);

    @Override
    public int purge(int limit) {
      long old = created.keySet().stream()
          .flatMap(id -> sound.find(id).stream())
          .filter(record -> record.expiredAt(now().minus(SessionStore.TOMBSTONE_LIFE)))
          .count();
      counted.pass();
      super.purge(limit);
      return (int) Math.min(limit, old);
    }
  }

  private static final class ForgetsEpochs extends TamperedStore {
    private volatile boolean purged;

    @Override
    public int purge(int limit) {
      purged = true;
      return super.purge(limit);
    }

    @Override
    public Creation create(SessionRecord opened) {
      Creation creation = super.create(opened);
      return purged && creation == Creation.EPOCH_MOVED ? Creation.CREATED : creation;
    }
  }

  private static final class Tells extends TamperedStore {
    private final Predicate<Revocation> told;

    Tells(Predicate<Revocation> told) {
      this.told = told;
    }

    @Override
    public void revocations(Consumer<Revocation> each) {
      super.revocations(one -> {
        if (told.test(one)) each.accept(one);
      });
    }
  }

  private static final class TellsTheLiving extends TamperedStore {
    @Override
    public void revocations(Consumer<Revocation> each) {
      created.keySet().forEach(id -> each.accept(new Revocation.OfSession(id, now())));
      super.revocations(each);
    }
  }

  private static final class TellsTooShort extends TamperedStore {
    @Override
    public void revocations(Consumer<Revocation> each) {
      super.revocations(one -> each.accept(shortened(one)));
    }

    private static Revocation shortened(Revocation one) {
      Instant sooner = one.keepUntil().minusMillis(1);
      if (one instanceof Revocation.OfSession ended)
        return new Revocation.OfSession(ended.id(), sooner);
      if (one instanceof Revocation.OfSubject all)
        return new Revocation.OfSubject(all.subject(), all.epoch(), sooner);
      return one;
    }
  }
}
