package dev.jeton.store.redis;

import static java.util.Objects.requireNonNull;

import dev.jeton.store.RevocationFeed.Position;
import dev.jeton.store.SessionStore;
import dev.jeton.tck.store.RevocationFeedContract;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

class ClusterRevocationFeedTest extends RevocationFeedContract {

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

  @Override
  protected Position farAhead() {
    int shards = requireNonNull(options).shards();
    return new Position(String.join(",", Collections.nCopies(shards, "9999999999999-0")));
  }

  @AfterEach
  void close() {
    open.forEach(RedisDatabase::close);
  }
}
