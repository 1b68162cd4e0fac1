package dev.jeton.store.redis;

import dev.jeton.session.SessionId;
import dev.jeton.store.StoreException;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.SetArgs;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.codec.StringCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Redis 6.2 or newer, or what speaks like it, over a client of the application: one server, one
 * behind Sentinel, or a Cluster. TLS, passwords and addresses are the client's. Thread-safe; it
 * holds one connection, two where replicas are waited for, and {@link #close} gives them back while
 * the client stays open.
 *
 * <p>The client must not repeat commands when a connection breaks, so it is given {@link
 * #clientOptions} or {@link #clusterClientOptions}; one that does is refused.
 *
 * {@snippet :
 * RedisClient client = RedisClient.create("rediss://jeton:password@redis.example:6379");
 * client.setOptions(RedisDatabase.clientOptions());
 * RedisDatabase redis = RedisDatabase.connect(client, RedisOptions.STANDALONE);
 * SessionStore sessions = RedisSessionStore.in(redis);
 * KeyStore keys = RedisKeyStore.in(redis);
 * }
 */
public final class RedisDatabase implements AutoCloseable {

  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(2);
  private static final Duration LOOK_AROUND_EVERY = Duration.ofSeconds(30);

  private final RedisOptions options;
  private final Line line;
  private final Line durable;

  private RedisDatabase(Supplier<Wire> opener, RedisOptions options) {
    this.options = options;
    this.line = new Line(opener, options.timeout());
    // A connection that waits for a replica makes all wait that share it.
    this.durable = options.replicas() == 0 ? line : new Line(opener, options.timeout());
  }

  /** What a {@link RedisClient} needs: connects within two seconds, never sends anything twice. */
  public static ClientOptions clientOptions() {
    return ClientOptions.builder()
        .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
        .replayFilter(sent -> true)
        .socketOptions(sockets())
        .build();
  }

  /** The same for a {@link RedisClusterClient}, which looks for moved slots by itself. */
  public static ClusterClientOptions clusterClientOptions() {
    // Nodes are connected to by the first command for each, which would be rejected.
    ClusterClientOptions.Builder builder = ClusterClientOptions.builder()
        .socketOptions(sockets())
        .topologyRefreshOptions(ClusterTopologyRefreshOptions.builder()
            .enablePeriodicRefresh(LOOK_AROUND_EVERY)
            .build());
    builder.replayFilter(sent -> true);
    return builder.build();
  }

  private static SocketOptions sockets() {
    return SocketOptions.builder()
        .connectTimeout(CONNECT_WITHIN)
        .keepAlive(true)
        .build();
  }

  /**
   * The server, or the primary behind Sentinel, that {@code client} leads to.
   *
   * @throws StoreException if it can't be reached, or was first used with another number of shards
   * @throws IllegalStateException if the client has other options than {@link #clientOptions}
   */
  public static RedisDatabase connect(RedisClient client, RedisOptions options) {
    return opened(() -> Wire.of(client.connect(StringCodec.UTF8)), options);
  }

  /**
   * The Cluster that {@code client} leads to.
   *
   * @throws StoreException if it can't be reached, or was first used with another number of shards
   * @throws IllegalStateException if the client has other options than {@link
   *     #clusterClientOptions}
   */
  public static RedisDatabase connect(RedisClusterClient client, RedisOptions options) {
    AtomicBoolean again = new AtomicBoolean();
    return opened(
        () -> {
          // Where a connection broke, another node may be the primary by now.
          if (again.getAndSet(true)) client.refreshPartitions();
          return Wire.of(client.connect(StringCodec.UTF8));
        },
        options);
  }

  private static RedisDatabase opened(Supplier<Wire> opener, RedisOptions options) {
    RedisDatabase database = new RedisDatabase(opener, options);
    try {
      database.demandOneNumberOfShards();
      return database;
    } catch (RuntimeException failed) {
      database.close();
      throw failed;
    }
  }

  // A node that counts otherwise would look for sessions where they are not.
  private void demandOneNumberOfShards() {
    String ours = Integer.toString(options.shards());
    String key = shard(0) + "shards";
    line.answer(wire -> wire.commands().set(key, ours, SetArgs.Builder.nx()).toCompletableFuture());
    String theirs = line.answer(wire -> wire.commands().get(key).toCompletableFuture());
    if (!ours.equals(theirs))
      throw new StoreException("the sessions under the prefix " + options.prefix()
          + " are spread over " + theirs + " shards, not over " + ours
          + ": give every node the same number, or another prefix");
  }

  /** The shard of a session: its first two bytes are the same for all of one subject. */
  int shardOf(SessionId id) {
    byte[] bytes = id.bytes();
    int tag = (Byte.toUnsignedInt(bytes[0]) << Byte.SIZE) | Byte.toUnsignedInt(bytes[1]);
    return (tag * options.shards()) >>> (2 * Byte.SIZE);
  }

  int shards() {
    return options.shards();
  }

  /** Where sealed keys rest. */
  String keys() {
    return options.prefix() + ":{keys}:";
  }

  /** What one step answers, in the slot of {@code shard}. */
  <T> T run(Script script, Reply<T> answers, int shard, String... values) {
    return runIn(shard(shard), script, answers, values);
  }

  /** The same for whatever begins with {@code place}. */
  <T> T runIn(String place, Script script, Reply<T> answers, String... values) {
    return line.answer(wire -> sent(wire, place, script, answers, values));
  }

  /** What one step answers that is not lost with the primary, as far as the options go. */
  <T> T runDurably(String place, Script script, Reply<T> answers, String... values) {
    T answer = durable.answer(wire -> sent(wire, place, script, answers, values));
    awaitReplicas(List.of(place));
    return answer;
  }

  /** What the same step answers in every shard, all sent at once. */
  <T> List<T> everywhere(Script script, Reply<T> answers, IntFunction<String[]> values) {
    return line.answers(wire -> inEachShard(wire, script, answers, values));
  }

  /** The same, not lost with a primary, as far as the options go. */
  <T> void everywhereDurably(Script script, Reply<T> answers, IntFunction<String[]> values) {
    durable.answers(wire -> inEachShard(wire, script, answers, values));
    awaitReplicas(IntStream.range(0, shards()).mapToObj(this::shard).toList());
  }

  private <T> List<CompletableFuture<T>> inEachShard(
      Wire wire, Script script, Reply<T> answers, IntFunction<String[]> values) {
    List<CompletableFuture<T>> sent = new ArrayList<>();
    for (int shard = 0; shard < shards(); shard++)
      sent.add(sent(wire, shard(shard), script, answers, values.apply(shard)));
    return sent;
  }

  private static <T> CompletableFuture<T> sent(
      Wire wire, String place, Script script, Reply<T> answers, String... values) {
    return wire.run(script, answers, place + "m", values);
  }

  private void awaitReplicas(List<String> places) {
    int wanted = options.replicas();
    if (wanted == 0) return;
    // Half of the time, so that the answer that too few have it arrives within the whole.
    Duration atMost = options.timeout().dividedBy(2);
    List<Long> received = durable.answers(wire ->
        places.stream().map(place -> wire.received(place + "m", wanted, atMost)).toList());
    for (long replicas : received)
      if (replicas < wanted)
        throw new StoreException("done, but only " + replicas + " of " + wanted
            + " replicas have it: a failover could undo it");
  }

  /** What the names of all keys of a shard begin with. */
  String shard(int number) {
    return options.prefix() + ":{" + number + "}:";
  }

  /** Gives the connections back; the client stays open. Nothing works afterwards. */
  @Override
  public void close() {
    line.close();
    durable.close();
  }
}
