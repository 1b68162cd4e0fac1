package dev.jeton.store.redis;

import dev.jeton.store.SessionStore;
import dev.jeton.tck.store.SessionStoreContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class ClusterSessionStoreTest extends SessionStoreContract {

  @RegisterExtension
  final Handles handles = new Handles(TestRedis.CLUSTER);

  @Override
  protected SessionStore emptyStore() {
    return anotherHandle();
  }

  @Override
  public SessionStore anotherHandle() {
    return RedisSessionStore.in(handles.next());
  }
}
