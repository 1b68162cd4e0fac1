package dev.jeton.store.redis;

import dev.jeton.servers.RedisServer;
import io.lettuce.core.RedisURI;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.SlotHash;
import java.util.ArrayList;
import java.util.List;

/** A Cluster of three primaries on this machine, each with a replica if that is wanted. */
final class RedisCluster implements AutoCloseable {

  private static final List<Integer> BORDERS = List.of(0, 5461, 10923, SlotHash.SLOT_COUNT);
  private static final int PRIMARIES = BORDERS.size() - 1;

  private final List<RedisServer> primaries = new ArrayList<>();
  private final List<RedisServer> replicas = new ArrayList<>();

  private RedisCluster() {
    for (int each = 0; each < PRIMARIES; each++) {
      RedisServer primary = RedisServer.clusterNode();
      primary.tell(
          "CLUSTER ADDSLOTSRANGE " + BORDERS.get(each) + " " + (BORDERS.get(each + 1) - 1));
      primaries.add(primary);
    }
    for (RedisServer node : primaries) for (RedisServer other : primaries) meet(node, other);
  }

  static RedisCluster withoutReplicas() {
    RedisCluster cluster = new RedisCluster();
    cluster.awaitHealth();
    return cluster;
  }

  static RedisCluster withReplicas() {
    RedisCluster cluster = new RedisCluster();
    cluster.primaries.forEach(cluster::addReplica);
    cluster.awaitHealth();
    return cluster;
  }

  private static void meet(RedisServer node, RedisServer other) {
    node.tell("CLUSTER MEET 127.0.0.1 " + other.port() + " " + other.otherPort());
  }

  private void addReplica(RedisServer primary) {
    RedisServer replica = RedisServer.clusterNode();
    replicas.add(replica);
    primaries.forEach(each -> meet(replica, each));
    String followed = primary.tell("CLUSTER MYID");
    RedisServer.await(() -> replica.tell("CLUSTER REPLICATE " + followed).equals("+OK"));
    RedisServer.await(() -> follows(replica));
  }

  private void awaitHealth() {
    List<RedisServer> all = new ArrayList<>(primaries);
    all.addAll(replicas);
    RedisServer.await(() -> all.stream().allMatch(node -> isWhole(node.tell("CLUSTER INFO"))));
  }

  private boolean isWhole(String info) {
    return info.contains("cluster_state:ok")
        && info.contains("cluster_known_nodes:" + (primaries.size() + replicas.size()));
  }

  /** The one that has the slot of {@code key} at the beginning. */
  RedisServer primaryOf(String key) {
    return primaries.get(indexOf(key));
  }

  /** Its replica at the beginning. */
  RedisServer replicaOf(String key) {
    return replicas.get(indexOf(key));
  }

  /** The one of the two that has the slot of {@code key} at the moment. */
  RedisServer leaderOf(String key) {
    return leads(primaryOf(key)) ? primaryOf(key) : replicaOf(key);
  }

  /** The other of the two. */
  RedisServer followerOf(String key) {
    return leads(primaryOf(key)) ? replicaOf(key) : primaryOf(key);
  }

  static boolean leads(RedisServer node) {
    return node.tell("INFO replication").contains("role:master");
  }

  /** Whether it has what its primary has, but for what is on its way. */
  static boolean follows(RedisServer node) {
    return node.tell("INFO replication").contains("master_link_status:up");
  }

  private static int indexOf(String key) {
    int slot = SlotHash.getSlot(key);
    int at = 0;
    while (slot >= BORDERS.get(at + 1)) at++;
    return at;
  }

  /** A client that knows the three at first. */
  RedisClusterClient client() {
    List<RedisURI> known =
        primaries.stream().map(RedisServer::port).map(TestRedis::uri).toList();
    RedisClusterClient client = RedisClusterClient.create(known);
    client.setOptions(RedisDatabase.clusterClientOptions());
    return client;
  }

  @Override
  public void close() {
    primaries.forEach(RedisServer::close);
    replicas.forEach(RedisServer::close);
  }
}
