package dev.jeton.tck.store;

import static dev.jeton.tck.store.BrokenStore.that;

import dev.jeton.identity.SubjectId;
import dev.jeton.session.EndReason;
import dev.jeton.store.Revocation;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Stores that end the sessions of a tenant or of everybody otherwise than they should. */
final class BrokenManyEnds {

  private BrokenManyEnds() {}

  static List<BrokenStore> all() {
    return List.of(
        that(
            "tells an epoch of everybody that was",
            TellsTheLastEpoch::new,
            "theEndsOfManyCountOnOneCounter",
            "everyEndOfManyIsARevocation"),
        that(
            "ends only the one subject of a tenant",
            EndsOneSubject::new,
            "theEndOfATenantEndsEverySessionOfIt",
            "everyEndOfManyIsARevocation"),
        that(
            "takes every tenant for one",
            EndsEveryTenant::new,
            "theEndOfATenantReachesNoOther",
            "theNamelessTenantIsOneOfItsOwn",
            "everyEndOfManyIsARevocation"),
        that("takes no tenant for all", TakesNoTenantForAll::new, "theNamelessTenantIsOneOfItsOwn"),
        that(
            "ends everything of nobody's tenant alone",
            EndsTheNamelessTenant::new,
            "theEndOfEverythingEndsEverySession",
            "everyEndOfManyIsARevocation"),
        that("tells the first end", TellsTheFirstEnd::new, "theLatestEndOfManyIsTold"),
        that("tells of no end of many", TellsNoEndOfMany::new, "everyEndOfManyIsARevocation"));
  }

  private static final class TellsTheLastEpoch extends TamperedStore {
    @Override
    public long endEverything(EndReason reason) {
      return super.endEverything(reason) - 1;
    }
  }

  private static final class EndsOneSubject extends TamperedStore {
    @Override
    public long endAllOfTenant(String tenant, EndReason reason) {
      return super.endAll(new SubjectId(tenant, "subject"), Optional.empty(), reason);
    }
  }

  private static final class EndsEveryTenant extends TamperedStore {
    @Override
    public long endAllOfTenant(String tenant, EndReason reason) {
      return super.endEverything(reason);
    }
  }

  private static final class TakesNoTenantForAll extends TamperedStore {
    @Override
    public long endAllOfTenant(String tenant, EndReason reason) {
      return tenant.isEmpty() ? super.endEverything(reason) : super.endAllOfTenant(tenant, reason);
    }
  }

  private static final class EndsTheNamelessTenant extends TamperedStore {
    @Override
    public long endEverything(EndReason reason) {
      return super.endAllOfTenant("", reason);
    }
  }

  private static final class TellsTheFirstEnd extends TamperedStore {
    @Override
    public long endAllOfTenant(String tenant, EndReason reason) {
      created.keySet().stream()
          .flatMap(id -> sound.find(id).stream())
          .filter(record -> record.end().isPresent())
          .forEach(record -> instead.put(record.id(), record));
      return super.endAllOfTenant(tenant, reason);
    }
  }

  private static final class TellsNoEndOfMany extends TamperedStore {
    @Override
    public void revocations(Consumer<Revocation> each) {
      super.revocations(one -> {
        boolean ofMany =
            one instanceof Revocation.OfTenant || one instanceof Revocation.OfEverybody;
        if (!ofMany) each.accept(one);
      });
    }
  }
}
