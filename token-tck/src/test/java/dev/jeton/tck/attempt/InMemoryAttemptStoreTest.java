package dev.jeton.tck.attempt;

import dev.jeton.store.AttemptStore;
import dev.jeton.store.InMemoryAttemptStore;

class InMemoryAttemptStoreTest extends AttemptStoreContract {

  @Override
  protected AttemptStore emptyStore() {
    return new InMemoryAttemptStore(ROOM);
  }
}
