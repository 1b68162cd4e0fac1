package dev.jeton.store.redis;

import static java.util.Objects.requireNonNull;

import dev.jeton.key.KeyStore;
import dev.jeton.tck.key.KeyStoreContract;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

class StandaloneKeyStoreTest extends KeyStoreContract {

  private final List<RedisDatabase> open = new ArrayList<>();
  private @Nullable RedisOptions options;

  @Override
  protected KeyStore emptyStore() {
    options = TestRedis.STANDALONE.options();
    return anotherHandle();
  }

  @Override
  public KeyStore anotherHandle() {
    RedisDatabase redis = TestRedis.STANDALONE.connect(requireNonNull(options));
    open.add(redis);
    return RedisKeyStore.in(redis);
  }

  @AfterEach
  void close() {
    open.forEach(RedisDatabase::close);
  }
}
