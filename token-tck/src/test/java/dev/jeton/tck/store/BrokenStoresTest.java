package dev.jeton.tck.store;

import dev.jeton.store.SessionStore;
import dev.jeton.tck.ContractBites;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The contract is proven, too: each rule bites, and bites nothing but what breaks it. */
class BrokenStoresTest extends ContractBites {

  BrokenStoresTest() {
    super(Heir.class, TamperedStore::new);
  }

  static final class Heir extends SessionStoreContract {

    @Override
    protected SessionStore emptyStore() {
      return made(SessionStore.class);
    }

    @Override
    public SessionStore anotherHandle() {
      return store() instanceof BrokenHandles.Apart apart ? apart.another() : store();
    }

    @Override
    public Duration moment() {
      return Duration.ofMillis(1);
    }

    @Override
    public Duration longRace() {
      return Duration.ofMillis(50);
    }
  }

  @Override
  protected List<BrokenStore> broken() {
    return Stream.of(
            BrokenCreation.all(),
            BrokenLimit.all(),
            BrokenDetails.all(),
            BrokenChange.all(),
            BrokenTouch.all(),
            BrokenEnd.all(),
            BrokenEpoch.all(),
            BrokenManyEnds.all(),
            BrokenMemory.all(),
            BrokenHandles.all())
        .flatMap(List::stream)
        .toList();
  }
}
