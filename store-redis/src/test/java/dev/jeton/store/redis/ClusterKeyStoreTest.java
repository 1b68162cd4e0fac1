package dev.jeton.store.redis;

import dev.jeton.key.KeyStore;
import dev.jeton.tck.key.KeyStoreContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class ClusterKeyStoreTest extends KeyStoreContract {

  @RegisterExtension
  final Handles handles = new Handles(TestRedis.CLUSTER);

  @Override
  protected KeyStore emptyStore() {
    return anotherHandle();
  }

  @Override
  public KeyStore anotherHandle() {
    return RedisKeyStore.in(handles.next());
  }
}
