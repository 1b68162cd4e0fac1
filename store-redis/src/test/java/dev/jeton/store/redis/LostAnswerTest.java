package dev.jeton.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.servers.Cable;
import dev.jeton.servers.RedisServer;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionStore;
import dev.jeton.store.SessionStore.Creation;
import dev.jeton.store.StoreException;
import io.lettuce.core.RedisClient;
import io.lettuce.core.cluster.RedisClusterClient;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A command is sent once. One whose answer was lost may have been done; done again, it would answer
 * that somebody else was faster.
 */
@Timeout(60)
class LostAnswerTest {

  @Test
  void isAFailureWithOneServer() throws Exception {
    try (RedisServer server = RedisServer.standalone();
        Cable cable = new Cable(server.port());
        RedisClient client = RedisClient.create(TestRedis.uri(cable.port()))) {
      client.setOptions(RedisDatabase.clientOptions());
      try (RedisDatabase redis = RedisDatabase.connect(client, TestRedis.STANDALONE.options())) {
        assertThatALostAnswerIsAFailure(RedisSessionStore.in(redis), server, cable);
      }
    }
  }

  @Test
  void isAFailureInACluster() throws Exception {
    try (RedisServer server = RedisServer.clusterNode();
        Cable cable = new Cable(server.port());
        RedisClusterClient client =
            RedisClusterClient.create(List.of(TestRedis.uri(cable.port())))) {
      server.tell("CLUSTER ADDSLOTSRANGE 0 16383");
      server.tell("CONFIG SET cluster-announce-port " + cable.port());
      RedisServer.await(() -> server.tell("CLUSTER INFO").contains("cluster_state:ok"));
      client.setOptions(RedisDatabase.clusterClientOptions());
      try (RedisDatabase redis = RedisDatabase.connect(client, TestRedis.CLUSTER.options())) {
        assertThatALostAnswerIsAFailure(RedisSessionStore.in(redis), server, cable);
      }
    }
  }

  private static void assertThatALostAnswerIsAFailure(
      SessionStore store, RedisServer server, Cable cable) throws Exception {
    Sessions.kept(store, 1);
    SessionRecord opened = Sessions.opened(store, 2);
    String before = scriptsRun(server);

    cable.become(Cable.State.MUTE);
    CompletableFuture<Creation> creation =
        CompletableFuture.supplyAsync(() -> store.create(opened));
    RedisServer.await(() -> !scriptsRun(server).equals(before));
    cable.become(Cable.State.WHOLE);

    assertThatThrownBy(creation::join).hasCauseInstanceOf(StoreException.class);
    RedisServer.await(() -> finds(store, opened));
    assertThat(store.find(opened.id())).contains(opened);
  }

  private static String scriptsRun(RedisServer server) {
    return server
        .tell("INFO commandstats")
        .lines()
        .filter(line -> line.startsWith("cmdstat_evalsha:"))
        .map(line -> line.substring(0, line.indexOf(',')))
        .findFirst()
        .orElse("none");
  }

  private static boolean finds(SessionStore store, SessionRecord kept) {
    try {
      return store.find(kept.id()).isPresent();
    } catch (StoreException notYet) {
      return false;
    }
  }
}
