package dev.jeton.store.redis;

import dev.jeton.store.SessionStore;
import dev.jeton.tck.store.RememberedEndsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class StandaloneRememberedEndsTest extends RememberedEndsContract {

  @RegisterExtension
  final Handles handles = new Handles(TestRedis.STANDALONE);

  @Override
  protected SessionStore emptyStore() {
    return anotherHandle();
  }

  @Override
  protected SessionStore anotherHandle() {
    return RedisSessionStore.in(handles.next());
  }
}
