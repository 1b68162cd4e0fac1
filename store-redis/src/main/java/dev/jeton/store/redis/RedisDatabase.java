package dev.jeton.store.redis;

import dev.jeton.session.SessionId;
import dev.jeton.store.StoreException;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.SetArgs;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
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
 * AttemptStore attempts = RedisAttemptStore.in(redis);
 * }
 */
public final class RedisDatabase implements AutoCloseable {

  // The driver's classes are loaded meanwhile, and TLS shakes hands: no step takes as long.
  private static final Duration CONNECTED_AT_FIRST_WITHIN = Duration.ofSeconds(10);

  private final RedisOptions options;
  private final Line line;
  private final Line durable;
  private final Replicas replicas;

  private RedisDatabase(Supplier<Supplier<Wire>> openers, RedisOptions options) {
    this.options = options;
    this.replicas = new Replicas(options);
    this.line = new Line(openers.get(), options.timeout());
    // A connection that waits for a replica makes all wait that share it.
    this.durable = replicas.areIgnored() ? line : new Line(openers.get(), options.timeout());
  }

  /** What a {@link RedisClient} needs: connects within two seconds, never sends anything twice. */
  public static ClientOptions clientOptions() {
    return Clients.options();
  }

  /** The same for a {@link RedisClusterClient}, which looks for moved slots by itself. */
  public static ClusterClientOptions clusterClientOptions() {
    return Clients.clusterOptions();
  }

  /**
   * The server, or the primary behind Sentinel, that {@code client} leads to. The first connection
   * is waited for ten seconds, whatever the time-out is.
   *
   * @throws StoreException if it can't be reached, or was first used with another number of shards
   * @throws IllegalStateException if the client has other options than {@link #clientOptions}
   */
  public static RedisDatabase connect(RedisClient client, RedisOptions options) {
    return opened(() -> Clients.opener(client), options);
  }

  /**
   * The Cluster that {@code client} leads to. The first connection is waited for ten seconds,
   * whatever the time-out is.
   *
   * @throws StoreException if it can't be reached, or was first used with another number of shards
   * @throws IllegalStateException if the client has other options than {@link
   *     #clusterClientOptions}
   */
  public static RedisDatabase connect(RedisClusterClient client, RedisOptions options) {
    return opened(() -> Clients.opener(client, options.timeout()), options);
  }

  private static RedisDatabase opened(Supplier<Supplier<Wire>> openers, RedisOptions options) {
    RedisDatabase database = new RedisDatabase(openers, options);
    try {
      database.line.connected(CONNECTED_AT_FIRST_WITHIN);
      database.demandOneNumberOfShards();
      database.demandThatReplicasMayBeAskedFor();
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
    line.answer(wire -> wire.primary(key)
        .thenCompose(node -> node.commands().set(key, ours, SetArgs.Builder.nx())));
    String theirs = line.answer(
        wire -> wire.primary(key).thenCompose(node -> node.commands().get(key)));
    if (!ours.equals(theirs))
      throw new StoreException("the sessions under the prefix " + options.prefix()
          + " are spread over " + theirs + " shards, not over " + ours
          + ": give every node the same number, or another prefix");
  }

  private void demandThatReplicasMayBeAskedFor() {
    if (!replicas.areIgnored())
      durable.answer(wire -> wire.primary(slotOf(shard(0))).thenCompose(replicas::tried));
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

  /** Where attempts are counted. */
  String attempts() {
    return options.prefix() + ":{attempts}:";
  }

  /** What one step answers, in the slot of {@code shard}. */
  <T> T run(Script script, Reply<T> answers, int shard, String... values) {
    return runIn(shard(shard), script, answers, values);
  }

  /** The same for whatever begins with {@code place}. */
  <T> T runIn(String place, Script script, Reply<T> answers, String... values) {
    String key = slotOf(place);
    return line.answer(
        wire -> wire.primary(key).thenCompose(node -> node.run(script, answers, key, values)));
  }

  /** What one step answers that is not lost with the primary, as far as the options go. */
  <T> T runDurably(String place, Script script, Reply<T> answers, String... values) {
    return durably(List.of(place), script, answers, only -> values).get(0);
  }

  /** What the same step answers in every shard, all sent at once. */
  <T> List<T> everywhere(Script script, Reply<T> answers, IntFunction<String[]> values) {
    return atOnce(everyShard(), script, answers, values);
  }

  /** The same, not lost with a primary, as far as the options go. */
  <T> void everywhereDurably(Script script, Reply<T> answers, IntFunction<String[]> values) {
    durably(everyShard(), script, answers, values);
  }

  private <T> List<T> atOnce(
      List<String> places, Script script, Reply<T> answers, IntFunction<String[]> values) {
    return line.answers(wire -> sent(wire, places, script, answers, values, node -> {}));
  }

  private <T> List<T> durably(
      List<String> places, Script script, Reply<T> answers, IntFunction<String[]> values) {
    if (replicas.areIgnored()) return atOnce(places, script, answers, values);
    return durable.answers(wire -> {
      Set<Node> primaries = ConcurrentHashMap.newKeySet();
      return replicas.have(primaries, sent(wire, places, script, answers, values, primaries::add));
    });
  }

  private static <T> List<CompletableFuture<T>> sent(
      Wire wire,
      List<String> places,
      Script script,
      Reply<T> answers,
      IntFunction<String[]> values,
      Consumer<Node> to) {
    return IntStream.range(0, places.size())
        .mapToObj(at -> {
          String key = slotOf(places.get(at));
          return wire.primary(key).thenCompose(node -> {
            to.accept(node);
            return node.run(script, answers, key, values.apply(at));
          });
        })
        .toList();
  }

  private List<String> everyShard() {
    return IntStream.range(0, shards()).mapToObj(this::shard).toList();
  }

  // The key that a script names: whatever else it touches is in the same slot.
  private static String slotOf(String place) {
    return place + "m";
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
