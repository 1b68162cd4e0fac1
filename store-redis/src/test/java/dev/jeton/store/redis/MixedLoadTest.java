package dev.jeton.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.key.KeyPolicy;
import dev.jeton.key.KeyRing;
import dev.jeton.key.KeyStore;
import dev.jeton.servers.RedisServer;
import dev.jeton.tck.load.Fault;
import dev.jeton.tck.load.MixedLoad;
import dev.jeton.tck.load.Outcome;
import io.lettuce.core.cluster.RedisClusterClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A Cluster under load while its connections break and its primaries change. {@code -Djeton.load=PT30M}
 * lets it go on for longer than the two minutes of every run. What became of it is in {@code
 * target/mixed-load-*.txt}.
 */
@Tag("long")
class MixedLoadTest {

  // Of both tests together.
  private static final Duration TIME =
      Duration.parse(System.getProperty("jeton.load", "PT2M")).dividedBy(2);
  private static final RedisOptions OPTIONS =
      RedisOptions.CLUSTER.withTimeout(Duration.ofSeconds(2));
  private static final List<String> KEYS = List.of("1", "2", "3");

  private final RedisCluster cluster = RedisCluster.withReplicas();
  private final RedisClusterClient client = cluster.client();

  @AfterEach
  void close() {
    TestRedis.leave(client);
    cluster.close();
  }

  @Test
  void whatWasAcknowledgedIsSoWhereNoPrimaryIsLost() throws Exception {
    Outcome outcome = outcome("whole", harmless());

    assertThat(outcome.lost()).isZero();
  }

  @Test
  void noEndIsUndoneWhereOneIsLost() throws Exception {
    Stream<Fault> kills = KEYS.stream().map(key -> () -> loseThePrimaryOf(key));

    Outcome outcome = outcome("lost", Stream.concat(harmless(), kills));

    // What a primary had acknowledged and no replica had yet is gone with it: a moment for each.
    assertThat(outcome.lost()).isLessThan(outcome.logIns() / 10);
  }

  private Outcome outcome(String name, Stream<Fault> faults) throws Exception {
    KeyRing keys = KeyRing.open(KeyStore.ephemeral(), KeyPolicy.ephemeral(), Clock.systemUTC());
    try (RedisDatabase redis = RedisDatabase.connect(client, OPTIONS)) {
      Outcome outcome = MixedLoad.on(RedisSessionStore.in(redis), keys, Clock.systemUTC())
          .faults(faults.toList())
          .run(TIME);

      Files.writeString(Path.of("target", "mixed-load-" + name + ".txt"), outcome + "\n");
      assertThat(outcome.letInAfterTheEnd()).isZero();
      assertThat(outcome.mistakes()).isEmpty();
      assertThat(List.of(outcome.faults(), outcome.ends(), outcome.rotations()))
          .allMatch(count -> count > 0);
      return outcome;
    }
  }

  private Stream<Fault> harmless() {
    return KEYS.stream()
        .flatMap(key -> Stream.<Fault>of(
            () -> cluster.leaderOf(key).tell("CLIENT KILL TYPE normal"),
            () -> cluster.leaderOf(key).tell("CLIENT PAUSE 1000 ALL"),
            () -> handOver(key)));
  }

  private void handOver(String key) {
    RedisServer follower = cluster.followerOf(key);
    follower.tell("CLUSTER FAILOVER");
    RedisServer.await(() -> RedisCluster.leads(follower));
    RedisServer.await(() -> RedisCluster.follows(cluster.followerOf(key)));
  }

  private void loseThePrimaryOf(String key) {
    RedisServer leader = cluster.leaderOf(key);
    RedisServer follower = cluster.followerOf(key);
    leader.kill();
    RedisServer.await(() -> RedisCluster.leads(follower));
    leader.restart();
    RedisServer.await(() -> RedisCluster.follows(leader));
  }
}
