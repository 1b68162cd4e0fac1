package dev.jeton.store.redis;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * How sessions rest in Redis. Immutable. All nodes of an application, and all of its releases, have
 * the same prefix and the same number of shards.
 *
 * @param prefix what the name of every key begins with, so that applications may share a database
 *     and an ACL can name its keys; default {@code jeton}; 1 to 40 letters, digits and {@code . _ - :}
 * @param timeout how long one step may wait for its answer; default 2 seconds; 50 milliseconds to a
 *     minute
 * @param shards among how many hash slots of a Cluster the sessions are spread; all of one subject
 *     are in one. Default 1 on one server and 64 in a Cluster; 1 to 1024. The ends of many ({@code
 *     endAll} and its sisters), lists and each look at the feed cost one command for each shard, so
 *     take some ten for each primary, and no more
 * @param replicas how many replicas must have received the end of a session, or a key, before it is
 *     acknowledged; empty, the default, is one where the primary has one at that moment, and none
 *     where it has none; at most 5; 0 waits for none and asks for none. With a number, fewer are a
 *     {@link dev.jeton.store.StoreException}. See {@link RedisSessionStore} for what that is worth
 */
public record RedisOptions(String prefix, Duration timeout, int shards, OptionalInt replicas) {

  // Before the two below, which are checked against them when the class is initialised.
  private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9._:-]{1,40}");
  private static final Duration SHORTEST = Duration.ofMillis(50);
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final int MOST_SHARDS = 1024;
  private static final int MOST_REPLICAS = 5;

  /** For one server, or one behind Sentinel: all in one shard, so that every step is atomic. */
  public static final RedisOptions STANDALONE =
      new RedisOptions("jeton", Duration.ofSeconds(2), 1, OptionalInt.empty());

  /** For a Cluster of up to about ten primaries. */
  public static final RedisOptions CLUSTER = STANDALONE.withShards(64);

  public RedisOptions {
    if (!PREFIX.matcher(prefix).matches())
      throw new IllegalArgumentException(
          "a prefix has 1 to 40 letters, digits and . _ - : and not: " + prefix);
    if (timeout.compareTo(SHORTEST) < 0 || timeout.compareTo(LONGEST) > 0)
      throw new IllegalArgumentException(
          "timeout " + timeout + " is not within " + SHORTEST + " to " + LONGEST);
    if (shards < 1 || shards > MOST_SHARDS)
      throw new IllegalArgumentException(shards + " shards are not within 1 to " + MOST_SHARDS);
    int wanted = replicas.orElse(0);
    if (wanted < 0 || wanted > MOST_REPLICAS)
      throw new IllegalArgumentException(wanted + " replicas are not within 0 to " + MOST_REPLICAS);
  }

  /** These with another {@link #prefix}. */
  public RedisOptions withPrefix(String next) {
    return new RedisOptions(next, timeout, shards, replicas);
  }

  /** These with another {@link #timeout}. */
  public RedisOptions withTimeout(Duration next) {
    return new RedisOptions(prefix, next, shards, replicas);
  }

  /** These with another number of {@link #shards}. */
  public RedisOptions withShards(int next) {
    return new RedisOptions(prefix, timeout, next, replicas);
  }

  /** These with a number of {@link #replicas} to wait for. */
  public RedisOptions withReplicas(int next) {
    return new RedisOptions(prefix, timeout, shards, OptionalInt.of(next));
  }
}
