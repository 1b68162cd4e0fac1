package dev.jeton.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisURI;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a node does that looks for the primaries of a Cluster. One that waits for ever fails. */
@Timeout(60)
class LookAroundTest {

  private static final Duration TIMEOUT = Duration.ofMillis(200);

  @Test
  void oneThatNeverEndsDoesNotKeepTheNextConnectionBack() {
    ClientResources resources = DefaultClientResources.create();
    try (Endless client = new Endless(resources, TestRedis.clusterUri())) {
      client.setOptions(RedisDatabase.clusterClientOptions());
      Supplier<Wire> opener = Clients.opener(client, TIMEOUT);

      opener.get().close();
      assertThat(client.looked).hasValue(0);

      Wire second = opener.get();
      assertThat(client.looked).hasValue(1);
      assertThat(second.primary("jeton:nothing").join().broken()).isFalse();
    } finally {
      resources.shutdown(0, 0, TimeUnit.SECONDS).syncUninterruptibly();
    }
  }

  /** A driver whose look around never comes to an end. */
  private static final class Endless extends RedisClusterClient {

    private final AtomicInteger looked = new AtomicInteger();

    Endless(ClientResources resources, RedisURI uri) {
      super(resources, List.of(uri));
    }

    @Override
    public CompletionStage<Void> refreshPartitionsAsync() {
      looked.incrementAndGet();
      return new CompletableFuture<>();
    }
  }
}
