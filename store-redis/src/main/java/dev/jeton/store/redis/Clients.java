package dev.jeton.store.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.codec.StringCodec;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** How the client of an application is set, and how connections are had from it. */
final class Clients {

  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(2);
  private static final Duration LOOK_AROUND_EVERY = Duration.ofSeconds(30);

  private Clients() {}

  static ClientOptions options() {
    return ClientOptions.builder()
        .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
        .socketOptions(SocketOptions.builder()
            .connectTimeout(CONNECT_WITHIN)
            .keepAlive(true)
            .build())
        .build();
  }

  static ClusterClientOptions clusterOptions() {
    return ClusterClientOptions.builder(options())
        .topologyRefreshOptions(ClusterTopologyRefreshOptions.builder()
            .enablePeriodicRefresh(LOOK_AROUND_EVERY)
            .build())
        .build();
  }

  /** Connections to the server, or to the primary behind Sentinel. */
  static Supplier<Wire> opener(RedisClient client) {
    return () -> Wire.of(client.connect(StringCodec.UTF8));
  }

  /** Connections to the Cluster, each but the first after a look around. */
  static Supplier<Wire> opener(RedisClusterClient client, Duration timeout) {
    AtomicBoolean again = new AtomicBoolean();
    return () -> {
      // Where a connection broke, another node may be the primary by now.
      if (again.getAndSet(true)) lookAround(client, timeout.dividedBy(2));
      return Wire.of(client.connect(StringCodec.UTF8));
    };
  }

  // The driver's own refreshPartitions() has no bound, and sometimes never returns. What it knew
  // before may do, and if it does not, the next connection looks around again.
  private static void lookAround(RedisClusterClient client, Duration atMost) {
    CompletableFuture<Void> looked = client.refreshPartitionsAsync().toCompletableFuture();
    try {
      looked.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      looked.cancel(false);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException failed) {
      throw new RedisException("can't look around in the Cluster", failed.getCause());
    }
  }
}
