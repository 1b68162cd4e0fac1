package dev.jeton.store.redis;

import dev.jeton.store.AttemptStore;
import dev.jeton.tck.attempt.AttemptStoreContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class StandaloneAttemptStoreTest extends AttemptStoreContract {

  @RegisterExtension
  final Handles handles = new Handles(TestRedis.STANDALONE);

  @Override
  protected AttemptStore emptyStore() {
    return anotherHandle();
  }

  @Override
  public AttemptStore anotherHandle() {
    return RedisAttemptStore.in(handles.next(), ROOM);
  }
}
