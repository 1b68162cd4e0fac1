package dev.jeton.store.redis;

import static java.util.Objects.requireNonNull;

import dev.jeton.store.SessionStore;
import dev.jeton.tck.store.RememberedEndsContract;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

class ClusterRememberedEndsTest extends RememberedEndsContract {

  private final List<RedisDatabase> open = new ArrayList<>();
  private @Nullable RedisOptions options;

  @Override
  protected SessionStore emptyStore() {
    options = TestRedis.CLUSTER.options();
    return anotherHandle();
  }

  @Override
  protected SessionStore anotherHandle() {
    RedisDatabase redis = TestRedis.CLUSTER.connect(requireNonNull(options));
    open.add(redis);
    return RedisSessionStore.in(redis);
  }

  @AfterEach
  void close() {
    open.forEach(RedisDatabase::close);
  }
}
