package dev.jeton.store.redis;

import dev.jeton.servers.GuideUser;
import dev.jeton.servers.RedisServer;
import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.cluster.RedisClusterClient;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Each kind of Redis that the store speaks to, started once, and a prefix for each that asks. */
enum TestRedis {
  STANDALONE {
    @Override
    RedisDatabase connect(RedisOptions options) {
      return RedisDatabase.connect(Alone.CLIENT, options);
    }

    @Override
    RedisOptions options() {
      return RedisOptions.STANDALONE.withPrefix(prefix()).withTimeout(PATIENT);
    }
  },

  CLUSTER {
    @Override
    RedisDatabase connect(RedisOptions options) {
      return RedisDatabase.connect(Three.CLIENT, options);
    }

    @Override
    RedisOptions options() {
      return RedisOptions.CLUSTER.withPrefix(prefix()).withTimeout(PATIENT);
    }
  };

  private static final Duration PATIENT = Duration.ofSeconds(20);
  private static final AtomicInteger PREFIXES = new AtomicInteger();

  /** Options under a prefix that nobody else uses. */
  abstract RedisOptions options();

  abstract RedisDatabase connect(RedisOptions options);

  private static String prefix() {
    return "jeton:" + PREFIXES.incrementAndGet();
  }

  /** Where the one server is. */
  static RedisServer server() {
    return Alone.SERVER;
  }

  /** Where the Cluster begins. */
  static RedisURI clusterUri() {
    return uri(Three.CLUSTER.primaryOf("").port());
  }

  static RedisURI uri(int port) {
    return RedisURI.builder()
        .withHost("127.0.0.1")
        .withPort(port)
        .withAuthentication(GuideUser.NAME, GuideUser.PASSWORD)
        .build();
  }

  private static final class Alone {
    static final RedisServer SERVER = RedisServer.standalone();
    static final RedisClient CLIENT = client();

    private static RedisClient client() {
      RedisClient client = RedisClient.create(uri(SERVER.port()));
      client.setOptions(RedisDatabase.clientOptions());
      return client;
    }
  }

  private static final class Three {
    static final RedisCluster CLUSTER = RedisCluster.withoutReplicas();
    static final RedisClusterClient CLIENT = CLUSTER.client();
  }

  /**
   * Gives a client up whose server may be gone. It is not waited for: Lettuce can wait for ever for a
   * connection to a server that was killed.
   */
  static void leave(AbstractRedisClient client) {
    CompletableFuture<Void> unused = client.shutdownAsync(0, 0, TimeUnit.SECONDS);
  }
}
