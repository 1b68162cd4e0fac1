package dev.jeton.store.redis;

import static dev.jeton.store.redis.Sessions.SUBJECT;
import static dev.jeton.store.redis.Sessions.kept;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.key.KeyUnavailableException;
import dev.jeton.servers.Cable;
import dev.jeton.servers.RedisServer;
import dev.jeton.session.EndReason;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionStore;
import dev.jeton.store.StoreException;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a caller gets while Redis is away. One that waits for ever is a failure, too. */
@Timeout(60)
class FailureTest {

  private static final RedisOptions OPTIONS =
      RedisOptions.STANDALONE.withTimeout(Duration.ofMillis(500));
  private static final Duration PATIENT = Duration.ofSeconds(5);

  @Test
  void aServerThatWasKilledFailsEveryVerbUntilItIsBack() {
    try (RedisServer server =
            RedisServer.standalone("--appendonly", "yes", "--appendfsync", "always");
        RedisClient client = client(server.port());
        RedisDatabase redis = RedisDatabase.connect(client, OPTIONS)) {
      SessionStore store = RedisSessionStore.in(redis);
      SessionRecord kept = kept(store, 1);
      SessionRecord ended = kept(store, 2);
      store.end(ended.id(), EndReason.LOGGED_OUT);

      server.kill();

      for (ThrowingCallable verb : verbs(store, kept)) assertFails(verb);
      assertThatThrownBy(() -> RedisKeyStore.in(redis).load())
          .isInstanceOf(KeyUnavailableException.class);
      assertFails(() -> RedisAttemptStore.in(redis).forget("login:account:the-subject"));
      server.restart();
      RedisServer.await(() -> answers(store));
      assertThat(store.find(kept.id())).contains(kept);
      assertThat(store.find(ended.id()).flatMap(SessionRecord::end)).isPresent();
    }
  }

  @Test
  void aNetworkThatSwallowsEverythingIsNoticedInTime() throws Exception {
    try (RedisServer server = RedisServer.standalone();
        Cable cable = new Cable(server.port());
        RedisClient client = client(cable.port());
        RedisDatabase redis = RedisDatabase.connect(client, OPTIONS)) {
      SessionStore store = RedisSessionStore.in(redis);
      SessionRecord kept = kept(store, 1);

      cable.become(Cable.State.SWALLOWING);

      assertFails(() -> store.find(kept.id()));
      assertFails(() -> store.find(kept.id()));
      cable.become(Cable.State.WHOLE);
      RedisServer.await(() -> answers(store));
      assertThat(store.find(kept.id())).contains(kept);
    }
  }

  @Test
  void anAnswerThatIsTornIsAFailureAndSlowOnesAreWaitedFor() throws Exception {
    try (RedisServer server = RedisServer.standalone();
        Cable cable = new Cable(server.port());
        RedisClient client = client(cable.port());
        RedisDatabase redis = RedisDatabase.connect(client, OPTIONS.withTimeout(PATIENT))) {
      SessionStore store = RedisSessionStore.in(redis);
      SessionRecord kept = kept(store, 1);

      cable.become(Cable.State.TORN);
      assertFails(() -> store.find(kept.id()));
      cable.become(Cable.State.WHOLE);
      RedisServer.await(() -> answers(store));
      cable.become(Cable.State.SLOW);

      assertThat(store.find(kept.id())).contains(kept);
      assertThat(store.end(kept.id(), EndReason.LOGGED_OUT)).isTrue();
    }
  }

  @Test
  void aServerThatIsAwayAtTheStartIsAStoreException() throws Exception {
    try (RedisServer server = RedisServer.standalone();
        RedisClient client = client(server.port())) {
      server.kill();

      assertFails(() -> RedisDatabase.connect(client, OPTIONS));
    }
  }

  @Test
  void aClientThatRepeatsCommandsIsRefused() {
    try (RedisClient client =
        RedisClient.create(TestRedis.uri(TestRedis.server().port()))) {
      client.setOptions(ClientOptions.create());

      assertThatThrownBy(() -> RedisDatabase.connect(client, RedisOptions.STANDALONE))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("repeats commands when a connection breaks");
    }
  }

  @Test
  void anEndThatNoReplicaHasIsNotAcknowledged() {
    RedisOptions options =
        TestRedis.STANDALONE.options().withReplicas(1).withTimeout(Duration.ofMillis(400));
    try (RedisDatabase redis = TestRedis.STANDALONE.connect(options)) {
      SessionStore store = RedisSessionStore.in(redis);
      SessionRecord kept = kept(store, 1);

      assertThatThrownBy(() -> store.end(kept.id(), EndReason.LOGGED_OUT))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("0 of 1 replicas have it");
    }
  }

  @Test
  void whatAServerSaysOfAScriptIsNotQuoted() {
    StringWriter printed = new StringWriter();

    Faults.storeException(new RedisCommandExecutionException("OOM of the-subject in user_script:9"))
        .printStackTrace(new PrintWriter(printed, true));

    assertThat(printed.toString())
        .contains("Redis refused a command (OOM)")
        .doesNotContain("the-subject");
  }

  private static boolean answers(SessionStore store) {
    try {
      return store.epoch() > 0;
    } catch (StoreException notYet) {
      return false;
    }
  }

  private static List<ThrowingCallable> verbs(SessionStore store, SessionRecord kept) {
    SessionRecord next = kept.succeededBy(Sessions.hash(2), kept.lastSeenAt());
    return List.of(
        () -> store.create(kept),
        () -> store.find(kept.id()),
        () -> store.replace(next, 1),
        () -> store.touch(kept.id(), kept.dueToBeSeenAt()),
        () -> store.end(kept.id(), EndReason.LOGGED_OUT),
        () -> store.endAll(SUBJECT.id(), Optional.empty(), EndReason.REVOKED),
        () -> store.list(SUBJECT.id()),
        () -> store.purge(1),
        store::epoch,
        store::now,
        () -> store.revocations(each -> {}));
  }

  private static void assertFails(ThrowingCallable verb) {
    assertThatThrownBy(verb).isInstanceOf(StoreException.class);
  }

  private static RedisClient client(int port) {
    RedisClient client = RedisClient.create(TestRedis.uri(port));
    client.setOptions(RedisDatabase.clientOptions());
    return client;
  }
}
