package dev.jeton.store.redis;

import static dev.jeton.store.redis.Sessions.SUBJECT;
import static dev.jeton.store.redis.Sessions.kept;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.servers.Cable;
import dev.jeton.servers.RedisServer;
import dev.jeton.session.EndReason;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionStore;
import dev.jeton.store.StoreException;
import io.lettuce.core.RedisClient;
import io.lettuce.core.codec.StringCodec;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an acknowledged end is worth where the primary has a replica. */
@Tag("long")
@Timeout(120)
class ReplicaTest {

  private static final RedisOptions OPTIONS =
      RedisOptions.STANDALONE.withTimeout(Duration.ofSeconds(2));

  private final RedisServer primary = RedisServer.standalone();
  private final RedisClient client = RedisClient.create(TestRedis.uri(primary.port()));
  private Cable cable;
  private RedisServer replica;

  @BeforeEach
  void follow() throws IOException {
    client.setOptions(RedisDatabase.clientOptions());
    cable = new Cable(primary.port());
    replica = RedisServer.replicaOf(cable.port());
  }

  @AfterEach
  void close() throws IOException {
    TestRedis.leave(client);
    replica.close();
    cable.close();
    primary.close();
  }

  @Test
  void anEndThatReturnsIsOnTheReplica() {
    try (RedisDatabase redis = RedisDatabase.connect(client, OPTIONS)) {
      SessionStore store = RedisSessionStore.in(redis);

      for (int number = 0; number < 200; number++) {
        SessionRecord kept = kept(store, number);
        store.end(kept.id(), EndReason.LOGGED_OUT);
        assertThat(replica.tell("HGET " + redis.shard(0) + "s:" + kept.id() + " r"))
            .isEqualTo("LOGGED_OUT");
      }
    }
  }

  @Test
  void noEndOfAnyKindIsAcknowledgedBeforeTheReplicaHasIt() throws IOException {
    try (RedisDatabase redis = RedisDatabase.connect(client, OPTIONS)) {
      SessionStore store = RedisSessionStore.in(redis);
      SessionRecord kept = kept(store, 1);

      cable.become(Cable.State.SWALLOWING);

      for (ThrowingCallable end : ends(store, kept))
        assertThatThrownBy(end)
            .isInstanceOf(StoreException.class)
            .hasMessageContaining("done, but only 0 of 1 replicas have it");
    }
  }

  @Test
  void anEndThatNoReplicaHasStandsAndMayBeCalledAgain() throws IOException {
    try (RedisDatabase redis = RedisDatabase.connect(client, OPTIONS.withReplicas(1))) {
      SessionStore store = RedisSessionStore.in(redis);
      SessionRecord kept = kept(store, 1);
      cable.become(Cable.State.SWALLOWING);

      assertNotAcknowledged(store, kept);

      assertThat(store.find(kept.id()).flatMap(SessionRecord::end)).isPresent();
      assertNotAcknowledged(store, kept);
      cable.become(Cable.State.WHOLE);
      RedisServer.await(() -> acknowledged(store, kept));
      assertThat(replica.tell("HEXISTS " + redis.shard(0) + "s:" + kept.id() + " x"))
          .isEqualTo(":1");
    }
  }

  @Test
  void otherStepsDoNotWaitForTheReplica() throws IOException {
    RedisOptions patient = OPTIONS.withTimeout(Duration.ofSeconds(60));
    try (RedisDatabase redis = RedisDatabase.connect(client, patient)) {
      SessionStore store = RedisSessionStore.in(redis);
      SessionRecord kept = kept(store, 1);
      SessionRecord another = kept(store, 2);
      cable.become(Cable.State.SWALLOWING);

      CompletableFuture<Boolean> ending =
          CompletableFuture.supplyAsync(() -> store.end(kept.id(), EndReason.LOGGED_OUT));
      RedisServer.await(() -> primary.tell("INFO clients").contains("blocked_clients:1"));

      assertThat(store.find(another.id())).contains(another);
      assertThat(kept(store, 3)).isNotNull();
      assertThat(ending).isNotDone();
      cable.become(Cable.State.WHOLE);
      assertThat(ending).succeedsWithin(Duration.ofSeconds(60)).isEqualTo(true);
    }
  }

  @Test
  void whereNoReplicaIsLeftAnEndNeedsNone() {
    try (RedisDatabase redis = RedisDatabase.connect(client, OPTIONS)) {
      SessionStore store = RedisSessionStore.in(redis);
      SessionRecord kept = kept(store, 1);

      replica.kill();
      RedisServer.await(() -> primary.tell("INFO replication").contains("connected_slaves:0"));

      for (ThrowingCallable end : ends(store, kept)) assertThatCode(end).doesNotThrowAnyException();
    }
  }

  @Test
  void oneThatGoesWhileItIsWaitedForIsMissedNoMore() throws IOException {
    RedisOptions patient = OPTIONS.withTimeout(Duration.ofSeconds(6));
    try (RedisDatabase redis = RedisDatabase.connect(client, patient)) {
      SessionStore store = RedisSessionStore.in(redis);
      SessionRecord kept = kept(store, 1);
      cable.become(Cable.State.SWALLOWING);

      CompletableFuture<Boolean> ending =
          CompletableFuture.supplyAsync(() -> store.end(kept.id(), EndReason.LOGGED_OUT));
      RedisServer.await(() -> primary.tell("INFO clients").contains("blocked_clients:1"));
      cable.close();

      assertThat(ending).succeedsWithin(Duration.ofSeconds(60)).isEqualTo(true);
    }
  }

  @Test
  void whereOneIsDemandedItsAbsenceIsAFailure() {
    try (RedisDatabase redis = RedisDatabase.connect(client, OPTIONS.withReplicas(1))) {
      SessionStore store = RedisSessionStore.in(redis);
      SessionRecord kept = kept(store, 1);
      SessionRecord another = kept(store, 2);
      assertThat(store.end(another.id(), EndReason.LOGGED_OUT)).isTrue();

      replica.kill();

      for (ThrowingCallable end : ends(store, kept))
        assertThatThrownBy(end)
            .isInstanceOf(StoreException.class)
            .hasMessageContaining("done, but only 0 of 1 replicas have it");
    }
  }

  @Test
  void aConnectionThatWasMendedMeanwhileProvesNothing() {
    Wire wire = Wire.of(client.connect(StringCodec.UTF8));
    Node node = wire.primary("jeton:{0}:m").join();
    node.run(Script.RAISE, Reply.TEXT, "jeton:{0}:m").join();

    primary.tell("CLIENT KILL TYPE normal");
    RedisServer.await(() -> node.broken() && answers(node));

    assertThat(wire.broken()).isTrue();
    assertThatThrownBy(() -> new Replicas(OPTIONS)
            .have(Set.of(node), List.of(CompletableFuture.completedFuture("done")))
            .get(0)
            .join())
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(StoreException.class)
        .hasMessageContaining("the connection broke before a replica was known to have it");
  }

  @Test
  void aConnectionThatBrokeIsReplacedBeforeAnythingIsSent() {
    List<Wire> opened = new CopyOnWriteArrayList<>();
    try (Line line = new Line(() -> opened(opened), OPTIONS.timeout())) {
      line.answer(wire -> wire.primary("").thenCompose(node -> node.commands().role()));

      primary.tell("CLIENT KILL TYPE normal");
      RedisServer.await(() -> opened.get(0).broken());

      List<Object> role = line.answer(
          wire -> wire.primary("").thenCompose(node -> node.commands().role()));
      assertThat(role).contains("master");
      assertThat(opened).hasSize(2);
    }
  }

  private Wire opened(List<Wire> noted) {
    Wire next = Wire.of(client.connect(StringCodec.UTF8));
    noted.add(next);
    return next;
  }

  private static List<ThrowingCallable> ends(SessionStore store, SessionRecord kept) {
    return List.of(
        () -> store.end(kept.id(), EndReason.LOGGED_OUT),
        () -> store.endAll(SUBJECT.id(), Optional.empty(), EndReason.REVOKED),
        () -> store.endAllOfTenant(SUBJECT.id().tenant(), EndReason.REVOKED),
        () -> store.endEverything(EndReason.REVOKED),
        () -> store.feed().orElseThrow().tellRevokedKey("the-key"));
  }

  private static void assertNotAcknowledged(SessionStore store, SessionRecord kept) {
    assertThatThrownBy(() -> store.end(kept.id(), EndReason.LOGGED_OUT))
        .isInstanceOf(StoreException.class);
  }

  private static boolean acknowledged(SessionStore store, SessionRecord kept) {
    try {
      store.end(kept.id(), EndReason.LOGGED_OUT);
      return true;
    } catch (StoreException notYet) {
      return false;
    }
  }

  private static boolean answers(Node node) {
    return node.replicas().handle((some, failed) -> failed == null).join();
  }
}
