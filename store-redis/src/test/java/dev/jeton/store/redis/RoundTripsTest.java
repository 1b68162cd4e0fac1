package dev.jeton.store.redis;

import static dev.jeton.store.redis.Sessions.SUBJECT;
import static dev.jeton.store.redis.Sessions.kept;
import static dev.jeton.store.redis.Sessions.opened;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jeton.servers.RedisServer;
import dev.jeton.session.EndReason;
import dev.jeton.session.SessionLimit;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionStore;
import io.lettuce.core.RedisClient;
import io.lettuce.core.event.command.CommandListener;
import io.lettuce.core.event.command.CommandStartedEvent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What each verb sends, after the scripts were loaded once. */
class RoundTripsTest {

  private final List<String> sent = new CopyOnWriteArrayList<>();

  @Test
  void aVerbOnOneSessionIsOneCommandAndAnEndAsksForReplicasToo() {
    try (RedisServer server = RedisServer.standalone();
        RedisClient client = RedisClient.create(TestRedis.uri(server.port()))) {
      client.setOptions(RedisDatabase.clientOptions());
      client.addListener(new CommandListener() {
        @Override
        public void commandStarted(CommandStartedEvent event) {
          sent.add(event.getCommand().getType().toString());
        }
      });
      try (RedisDatabase redis = RedisDatabase.connect(client, RedisOptions.STANDALONE)) {
        SessionStore store = RedisSessionStore.in(redis);
        useEachScriptOnce(store);
        SessionRecord kept = kept(store, 11);
        SessionRecord next = kept.succeededBy(Sessions.hash(12), kept.lastSeenAt());
        SessionRecord another = opened(store, 13);
        SessionRecord third = opened(store, 14);

        assertThat(sentBy(() -> store.create(another))).containsExactly("EVALSHA");
        assertThat(sentBy(() -> store.find(kept.id()))).hasSize(1);
        assertThat(sentBy(() -> store.touch(kept.id(), kept.dueToBeSeenAt()))).hasSize(1);
        assertThat(sentBy(() -> store.replace(next, 1))).hasSize(1);
        assertThat(sentBy(() -> store.createWithin(SessionLimit.evictOldest(3), third, Set.of())))
            .hasSize(1);
        assertThat(sentBy(() -> store.end(kept.id(), EndReason.LOGGED_OUT)))
            .containsExactly("EVALSHA", "ROLE");
        assertThat(sentBy(store::epoch)).hasSize(1);
        assertThat(sentBy(store::now)).hasSize(1);
        assertThat(sentBy(() -> store.list(SUBJECT.id()))).hasSize(1);
      }
    }
  }

  private static void useEachScriptOnce(SessionStore store) {
    SessionRecord kept = kept(store, 1);
    store.touch(kept.id(), kept.dueToBeSeenAt());
    store.replace(kept.succeededBy(Sessions.hash(2), kept.lastSeenAt()), 1);
    store.createWithin(SessionLimit.evictOldest(3), opened(store, 3), Set.of());
    store.find(kept.id());
    store.list(SUBJECT.id());
    store.end(kept.id(), EndReason.LOGGED_OUT);
    store.endAll(SUBJECT.id(), Optional.empty(), EndReason.REVOKED);
  }

  private List<String> sentBy(Runnable verb) {
    sent.clear();
    verb.run();
    return List.copyOf(sent);
  }
}
