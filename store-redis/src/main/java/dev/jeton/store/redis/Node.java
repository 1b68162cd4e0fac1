package dev.jeton.store.redis;

import dev.jeton.store.StoreException;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A connection to one server. The driver mends it silently when it breaks, and what it then leads to
 * may be another server, which can't be asked what became of the commands before; so it remembers
 * that it broke. Thread-safe.
 */
final class Node {

  private static final Duration READY_WITHIN = Duration.ofSeconds(2);
  private static final Duration PAUSE = Duration.ofMillis(1);

  private final StatefulRedisConnection<String, String> connection;
  private final CompletableFuture<Node> ready = new CompletableFuture<>();
  private volatile boolean broken;

  private Node(StatefulRedisConnection<String, String> connection) {
    this.connection = connection;
  }

  static Node over(StatefulRedisConnection<String, String> connection) {
    Node node = new Node(connection);
    connection.addListener(node.new Witness());
    node.greet(System.nanoTime() + READY_WITHIN.toNanos());
    return node;
  }

  /**
   * This, once something can be sent over it. The driver gives a connection away a moment before, at
   * times, and rejects what comes until then.
   */
  CompletableFuture<Node> ready() {
    return ready;
  }

  private void greet(long deadline) {
    connection.async().ping().whenComplete((pong, failed) -> {
      // A user who may not ask for that has been answered as well.
      if (failed == null || failed instanceof RedisCommandExecutionException) ready.complete(this);
      else if (System.nanoTime() - deadline > 0) ready.completeExceptionally(failed);
      else
        CompletableFuture.delayedExecutor(PAUSE.toMillis(), TimeUnit.MILLISECONDS)
            .execute(() -> greet(deadline));
    });
  }

  /** Whether this is not the same connection any more that it was at the beginning. */
  boolean broken() {
    return broken;
  }

  RedisClusterAsyncCommands<String, String> commands() {
    return connection.async();
  }

  <T> CompletableFuture<T> run(Script script, Reply<T> answers, String key, String... values) {
    return answers.of(connection.async(), script, key, values);
  }

  /**
   * How many replicas the server has that follow it at present.
   *
   * @throws StoreException if it is one itself
   */
  CompletableFuture<Integer> replicas() {
    return connection.async().role().toCompletableFuture().thenApply(Node::replicas);
  }

  // What a primary says: its name, how far it is, and a list of those that follow.
  private static int replicas(List<Object> role) {
    if (role.size() >= 3
        && "master".equals(role.get(0))
        && role.get(2) instanceof List<?> following) return following.size();
    throw new StoreException("the server is no primary any more: a failover is under way");
  }

  /** How many replicas have received all that was sent over this connection. */
  CompletableFuture<Long> received(int wanted, long atMostMillis) {
    return connection.async().waitForReplication(wanted, atMostMillis).toCompletableFuture();
  }

  /** Is told of the connection's fate before anything is sent, or read, over the next one. */
  private final class Witness implements RedisConnectionStateListener {
    @Override
    public void onRedisDisconnected(RedisChannelHandler<?, ?> lost) {
      broken = true;
    }
  }
}
