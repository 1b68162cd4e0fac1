package dev.jeton.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.servers.Cable;
import dev.jeton.servers.GuideUser;
import dev.jeton.servers.RedisServer;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A primary that is lost while three sentinels watch it. */
@Tag("long")
@Timeout(180)
class SentinelTest {

  private static final String NAME = "main";

  private final RedisServer primary = RedisServer.standalone();
  private final Cable cable = new Cable(primary.port());
  private final RedisServer replica = RedisServer.replicaOf(cable.port());
  private final List<RedisServer> sentinels = IntStream.range(0, 3)
      .mapToObj(each -> RedisServer.sentinel(NAME, primary.port()))
      .toList();
  private final RedisClient client = client();
  private RedisDatabase redis;

  SentinelTest() throws IOException {}

  @BeforeEach
  void connect() {
    RedisServer.await(() -> sentinels.stream().allMatch(SentinelTest::knowsAll));
    redis = RedisDatabase.connect(client, RedisOptions.STANDALONE);
  }

  @AfterEach
  void close() throws IOException {
    redis.close();
    TestRedis.leave(client);
    sentinels.forEach(RedisServer::close);
    replica.close();
    cable.close();
    primary.close();
  }

  @Test
  void whatWasAcknowledgedToHaveEndedIsEndedWhereTheReplicaTookOver() throws Exception {
    try (Ending ending = Ending.in(RedisSessionStore.in(redis))) {
      ending.awaitMore(100);

      primary.kill();

      ending.awaitMore(100);
      assertThat(replica.tell("INFO replication")).contains("role:master");
      ending.assertThatNoneLives();
    }
  }

  @Test
  void whatTheReplicaNeverGotWasNotAcknowledged() throws Exception {
    try (Ending ending = Ending.in(RedisSessionStore.in(redis))) {
      ending.awaitMore(100);
      cable.become(Cable.State.SWALLOWING);
      ending.awaitBegun(2);

      primary.kill();

      ending.awaitMore(100);
      assertThat(replica.tell("INFO replication")).contains("role:master");
      ending.assertThatNoneLives();
    }
  }

  private static boolean knowsAll(RedisServer sentinel) {
    String watched = sentinel.tell("INFO sentinel");
    return watched.contains("slaves=1") && watched.contains("sentinels=3");
  }

  private RedisClient client() {
    RedisURI.Builder uri = RedisURI.builder()
        .withSentinelMasterId(NAME)
        .withAuthentication(GuideUser.NAME, GuideUser.PASSWORD);
    sentinels.forEach(each -> uri.withSentinel("127.0.0.1", each.port()));
    RedisClient client = RedisClient.create(uri.build());
    client.setOptions(RedisDatabase.clientOptions());
    return client;
  }
}
