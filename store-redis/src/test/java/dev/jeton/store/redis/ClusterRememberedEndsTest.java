package dev.jeton.store.redis;

import dev.jeton.store.SessionStore;
import dev.jeton.tck.store.RememberedEndsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class ClusterRememberedEndsTest extends RememberedEndsContract {

  @RegisterExtension
  final Handles handles = new Handles(TestRedis.CLUSTER);

  @Override
  protected SessionStore emptyStore() {
    return anotherHandle();
  }

  @Override
  protected SessionStore anotherHandle() {
    return RedisSessionStore.in(handles.next());
  }
}
