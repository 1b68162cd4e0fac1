package dev.jeton.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.servers.RedisServer;
import dev.jeton.session.EndReason;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionStore;
import dev.jeton.store.StoreException;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A Cluster of which a replica takes the place of its primary. */
@Tag("long")
@Timeout(180)
class ClusterFailoverTest {

  private static final RedisOptions OPTIONS =
      RedisOptions.CLUSTER.withTimeout(Duration.ofSeconds(2));

  private final RedisCluster cluster = RedisCluster.withReplicas();
  private final RedisClusterClient client = cluster.client();
  private RedisDatabase redis;
  private SessionStore store;
  private String everybodys;

  @BeforeEach
  void connect() {
    redis = RedisDatabase.connect(client, OPTIONS);
    store = RedisSessionStore.in(redis);
    // Each log-in reads the epoch there.
    everybodys = redis.shard(0);
  }

  @AfterEach
  void close() {
    redis.close();
    TestRedis.leave(client);
    cluster.close();
  }

  @Test
  void whatWasAcknowledgedToHaveEndedIsEndedAfterAPrimaryWasLost() throws Exception {
    try (Ending ending = Ending.in(store)) {
      ending.awaitMore(100);

      cluster.primaryOf(everybodys).kill();

      ending.awaitMore(100);
      assertThat(cluster.replicaOf(everybodys).tell("INFO replication")).contains("role:master");
      ending.assertThatNoneLives();
    }
  }

  @Test
  void aNodeThatHandedItsSlotsOverIsLeftForTheOneThatHasThem() {
    // It never looks around by itself, so that only the refusal can be the reason.
    client.setOptions(
        ClusterClientOptions.builder(RedisDatabase.clientOptions()).build());
    try (RedisDatabase still = RedisDatabase.connect(client, OPTIONS)) {
      SessionStore quiet = RedisSessionStore.in(still);
      SessionRecord kept = Sessions.kept(quiet, 1);
      SessionRecord another = Sessions.kept(quiet, 2);
      quiet.end(another.id(), EndReason.LOGGED_OUT);

      failOver();

      RedisServer.await(() -> ends(quiet, kept));
    }
  }

  @Test
  void whatWasAcknowledgedToHaveEndedIsEndedAfterTwoChangedPlaces() throws Exception {
    try (Ending ending = Ending.in(store)) {
      ending.awaitMore(100);

      failOver();

      ending.awaitMore(100);
      ending.assertThatNoneLives();
    }
  }

  private void failOver() {
    cluster.replicaOf(everybodys).tell("CLUSTER FAILOVER");
    RedisServer.await(
        () -> cluster.primaryOf(everybodys).tell("INFO replication").contains("role:slave"));
  }

  private static boolean ends(SessionStore store, SessionRecord kept) {
    try {
      return store.end(kept.id(), EndReason.LOGGED_OUT);
    } catch (StoreException notYet) {
      return false;
    }
  }
}
