package dev.jeton.tck.store;

import dev.jeton.store.RevocationFeed.Position;
import dev.jeton.store.SessionStore;
import dev.jeton.tck.ContractBites;
import java.util.List;

/** Each rule for feeds bites, and bites nothing but what breaks it. */
class BrokenFeedsTest extends ContractBites {

  BrokenFeedsTest() {
    super(Heir.class, TamperedStore::new);
  }

  static final class Heir extends RevocationFeedContract {

    @Override
    protected SessionStore emptyStore() {
      return made(SessionStore.class);
    }

    @Override
    protected Position farAhead() {
      return new Position("1000000");
    }
  }

  @Override
  protected List<BrokenFeed> broken() {
    return BrokenFeed.all();
  }
}
