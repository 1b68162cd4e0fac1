package dev.jeton.store.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.IntegerOutput;
import io.lettuce.core.protocol.Command;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A connection of the driver, to one server or to a Cluster. Thread-safe.
 *
 * @param connection what is closed
 * @param commands what is sent over it
 */
record Wire(
    StatefulConnection<String, String> connection,
    RedisClusterAsyncCommands<String, String> commands) {

  static Wire of(StatefulRedisConnection<String, String> connection) {
    return checked(new Wire(connection, connection.async()));
  }

  static Wire of(StatefulRedisClusterConnection<String, String> connection) {
    return checked(new Wire(connection, connection.async()));
  }

  /** Gives the connection back; nobody waits for that. */
  void close() {
    CompletableFuture<Void> unused = connection.closeAsync();
  }

  /** Runs a script, which is sent once more, in full, to a server that does not know it. */
  <T> CompletableFuture<T> run(Script script, Reply<T> answers, String key, String... values) {
    String[] keys = {key};
    return answers
        .byName(commands, script, keys, values)
        .exceptionallyCompose(failed -> isUnknown(failed)
            ? answers.inFull(commands, script, keys, values)
            : CompletableFuture.failedFuture(failed));
  }

  private static boolean isUnknown(Throwable failed) {
    Throwable cause = failed instanceof CompletionException ? failed.getCause() : failed;
    return cause instanceof RedisNoScriptException;
  }

  /**
   * How many replicas have received all that was sent over this connection to the primary of {@code
   * key}.
   */
  CompletableFuture<Long> received(String key, int replicas, Duration atMost) {
    CommandArgs<String, String> values = new RoutedArgs(key).add(replicas).add(atMost.toMillis());
    return commands
        .<Long>dispatch(CommandType.WAIT, new IntegerOutput<>(StringCodec.UTF8), values)
        .toCompletableFuture();
  }

  // A command that was sent when the connection broke may have been done. Done again, a creation
  // would find its id taken and an end would seem to have come too late. What is only queued is no
  // danger: it is sent once, or dropped with the connection that is given up.
  private static Wire checked(Wire wire) {
    ClientOptions options = wire.connection.getOptions();
    boolean repeats = options.isAutoReconnect()
        && !options
            .getReplayFilter()
            .test(new Command<>(CommandType.EVALSHA, new IntegerOutput<>(StringCodec.UTF8)));
    if (!repeats) return wire;
    wire.close();
    throw new IllegalStateException("this client repeats commands when a connection breaks:"
        + " give it the options of RedisDatabase.clientOptions() or clusterClientOptions()");
  }

  /** Values that go to where {@code key} is, though it is not among them. */
  private static final class RoutedArgs extends CommandArgs<String, String> {

    private final String key;

    RoutedArgs(String key) {
      super(StringCodec.UTF8);
      this.key = key;
    }

    @Override
    public ByteBuffer getFirstEncodedKey() {
      return StringCodec.UTF8.encodeKey(key);
    }
  }
}
