package dev.jeton.store.redis;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** As many connections as a test asks for, to what it alone keeps in Redis; closed after it. */
final class Handles implements AfterEachCallback {

  private final TestRedis redis;
  private final RedisOptions options;
  private final List<RedisDatabase> open = new ArrayList<>();

  Handles(TestRedis redis) {
    this.redis = redis;
    this.options = redis.options();
  }

  int shards() {
    return options.shards();
  }

  RedisDatabase next() {
    RedisDatabase next = redis.connect(options);
    open.add(next);
    return next;
  }

  @Override
  public void afterEach(ExtensionContext test) {
    open.forEach(RedisDatabase::close);
  }
}
