package dev.jeton.store.redis;

import dev.jeton.store.SessionStore;
import dev.jeton.tck.store.SessionStoreContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class StandaloneSessionStoreTest extends SessionStoreContract {

  @RegisterExtension
  final Handles handles = new Handles(TestRedis.STANDALONE);

  @Override
  protected SessionStore emptyStore() {
    return anotherHandle();
  }

  @Override
  public SessionStore anotherHandle() {
    return RedisSessionStore.in(handles.next());
  }
}
