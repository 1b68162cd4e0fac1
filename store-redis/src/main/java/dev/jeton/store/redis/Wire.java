package dev.jeton.store.redis;

import dev.jeton.store.StoreException;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.SlotHash;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.models.partitions.RedisClusterNode;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * A connection of the driver, to one server or to a Cluster. In a Cluster each command goes to the
 * server that has its slot, over the connection to that: where the driver distributes them it keeps
 * those that break with a connection, and sends them again over the next. Thread-safe.
 */
final class Wire {

  private final StatefulConnection<String, String> connection;
  private final Function<String, CompletableFuture<StatefulRedisConnection<String, String>>>
      primary;
  private final Map<StatefulRedisConnection<String, String>, Node> nodes =
      new ConcurrentHashMap<>();

  private Wire(
      StatefulConnection<String, String> connection,
      Function<String, CompletableFuture<StatefulRedisConnection<String, String>>> primary) {
    this.connection = connection;
    this.primary = primary;
    demandThatNothingIsRepeated();
  }

  static Wire of(StatefulRedisConnection<String, String> connection) {
    Wire wire = new Wire(connection, key -> CompletableFuture.completedFuture(connection));
    wire.node(connection);
    return wire;
  }

  static Wire of(StatefulRedisClusterConnection<String, String> connection) {
    return new Wire(connection, key -> {
      RedisClusterNode owner = connection.getPartitions().getMasterBySlot(SlotHash.getSlot(key));
      if (owner == null) throw new StoreException("the Cluster has no primary for " + key);
      return connection.getConnectionAsync(
          owner.getUri().getHost(), owner.getUri().getPort());
    });
  }

  /**
   * The one server that has the slot of {@code key}. Where that moves, it refuses what is sent to
   * it: a redirected command would be known to another server than the one that is asked then how
   * far its replicas are.
   */
  CompletableFuture<Node> primary(String key) {
    return primary.apply(key).thenCompose(to -> node(to).ready());
  }

  private Node node(StatefulRedisConnection<String, String> to) {
    return nodes.computeIfAbsent(to, Node::over);
  }

  /** Whether a part of it is known to have broken, be it mended since or not. */
  boolean broken() {
    return nodes.values().stream().anyMatch(Node::broken);
  }

  /** Gives the connection back; nobody waits for that. */
  void close() {
    CompletableFuture<Void> unused = connection.closeAsync();
  }

  // A command that was sent when the connection broke may have been done. Done again, a creation
  // would find its id taken and an end would seem to have come too late.
  private void demandThatNothingIsRepeated() {
    ClientOptions options = connection.getOptions();
    if (options.isRejectCommandsWhileDisconnected()) return;
    close();
    throw new IllegalStateException("this client repeats commands when a connection breaks:"
        + " give it the options of RedisDatabase.clientOptions() or clusterClientOptions()");
  }
}
