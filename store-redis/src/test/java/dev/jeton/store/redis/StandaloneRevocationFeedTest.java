package dev.jeton.store.redis;

import dev.jeton.store.RevocationFeed.Position;
import dev.jeton.store.SessionStore;
import dev.jeton.tck.store.RevocationFeedContract;
import java.util.Collections;
import org.junit.jupiter.api.extension.RegisterExtension;

class StandaloneRevocationFeedTest extends RevocationFeedContract {

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

  @Override
  protected Position farAhead() {
    int shards = handles.shards();
    return new Position(String.join(",", Collections.nCopies(shards, "9999999999999-0")));
  }
}
