package dev.jeton.store.redis;

import static dev.jeton.store.redis.Sessions.kept;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.jeton.servers.RedisServer;
import dev.jeton.session.EndReason;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionStore;
import dev.jeton.store.StoreException;
import io.lettuce.core.RedisClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The settings of the guide for a primary whose replicas are gone. */
@Timeout(60)
class LonelyPrimaryTest {

  @Test
  void oneThatMustHaveAReplicaEndsNothingAloneAndStillFindsSessions() {
    try (RedisServer primary =
            RedisServer.standalone("--min-replicas-to-write", "1", "--min-replicas-max-lag", "10");
        RedisServer replica = RedisServer.replicaOf(primary.port());
        RedisClient client = client(primary, 1);
        RedisDatabase redis = RedisDatabase.connect(client, RedisOptions.STANDALONE)) {
      SessionStore store = RedisSessionStore.in(redis);
      SessionRecord kept = kept(store, 1);

      replica.kill();
      awaitGoodReplicas(primary, 0);
      Throwable refused = catchThrowable(() -> store.end(kept.id(), EndReason.LOGGED_OUT));

      assertThat(refused).isInstanceOf(StoreException.class).hasMessageContaining("NOREPLICAS");
      assertThat(store.find(kept.id())).contains(kept);
    }
  }

  private static RedisClient client(RedisServer server, int replicas) {
    awaitGoodReplicas(server, replicas);
    RedisClient client = RedisClient.create(TestRedis.uri(server.port()));
    client.setOptions(RedisDatabase.clientOptions());
    return client;
  }

  private static void awaitGoodReplicas(RedisServer primary, int many) {
    RedisServer.await(
        () -> primary.tell("INFO replication").contains("min_slaves_good_slaves:" + many));
  }
}
