package dev.jeton.store.redis;

import static dev.jeton.store.redis.Sessions.SUBJECT;
import static dev.jeton.store.redis.Sessions.kept;
import static dev.jeton.store.redis.Sessions.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jeton.servers.RedisServer;
import dev.jeton.session.EndReason;
import dev.jeton.session.Lifetimes;
import dev.jeton.store.RevocationFeed;
import dev.jeton.store.RevocationFeed.Heard;
import dev.jeton.store.RevocationFeed.Lost;
import dev.jeton.store.RevocationFeed.Position;
import dev.jeton.store.SessionDraft;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.StoreException;
import io.lettuce.core.RedisClient;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What lies in Redis, looked at past the store. */
class RestingTest {

  private static final Pattern COMMANDS = Pattern.compile("cmdstat_(evalsha|eval):calls=(\\d+)");

  private final RedisServer server = RedisServer.standalone();
  private final RedisClient client = client();
  private final RedisDatabase redis = RedisDatabase.connect(client, RedisOptions.STANDALONE);
  private final RedisSessionStore store = RedisSessionStore.in(redis);
  private final String shard = redis.shard(0);

  private RedisClient client() {
    RedisClient made = RedisClient.create(TestRedis.uri(server.port()));
    made.setOptions(RedisDatabase.clientOptions());
    return made;
  }

  @AfterEach
  void close() {
    redis.close();
    TestRedis.leave(client);
    server.close();
  }

  @Test
  void whatARequestNeedsIsOneCommand() {
    SessionRecord kept = kept(store, 1);
    SessionRecord next = kept.succeededBy(Sessions.hash(2), kept.lastSeenAt());
    SessionRecord another = opened(store, 2);
    long before = commandsOf(() -> {});

    assertThat(before).isZero();
    assertThat(commandsOf(() -> store.create(another))).isOne();
    assertThat(warmedUp(() -> store.find(kept.id()))).isOne();
    assertThat(warmedUp(() -> store.touch(kept.id(), kept.dueToBeSeenAt()))).isOne();
    assertThat(warmedUp(() -> store.replace(next, 1))).isOne();
    assertThat(warmedUp(() -> store.end(kept.id(), EndReason.LOGGED_OUT))).isOne();
    assertThat(warmedUp(() -> store.list(SUBJECT.id()))).isOne();
    assertThat(warmedUp(store::epoch)).isOne();
  }

  @Test
  void scriptsThatTheServerForgotAreSentAgain() {
    SessionRecord kept = kept(store, 1);
    store.find(kept.id());

    server.tell("SCRIPT FLUSH");

    assertThat(store.find(kept.id())).contains(kept);
  }

  @Test
  void aStreamThatWasTrimmedPastAPositionIsLost() {
    RevocationFeed feed = store.feed().orElseThrow();
    Position start = feed.position();
    store.end(kept(store, 1).id(), EndReason.LOGGED_OUT);
    store.end(kept(store, 2).id(), EndReason.LOGGED_OUT);
    Position end = feed.position();

    server.tell("XTRIM " + shard + "f MAXLEN 1");

    assertThat(feed.follow(start)).isInstanceOf(Lost.class);
    assertThat(feed.follow(end)).isInstanceOf(Heard.class);
  }

  @Test
  void aStreamWhoseLastEntryIsGoneIsLost() {
    RevocationFeed feed = store.feed().orElseThrow();
    store.end(kept(store, 1).id(), EndReason.LOGGED_OUT);
    Position end = feed.position();

    server.tell("FLUSHALL");

    assertThat(feed.follow(end)).isInstanceOf(Lost.class);
  }

  @Test
  void theIndexOfASubjectGoesWithItsSessions() {
    for (int number = 0; number < 1000; number++)
      store.create(SessionDraft.of(opened(store, number))
          .lifetimes(new Lifetimes(Duration.ofSeconds(1), Duration.ofSeconds(1)))
          .record());
    String index = shard + "i:0:" + SUBJECT.id().value();
    long most = Duration.ofMinutes(81).toMillis();

    assertThat(server.tell("ZCARD " + index)).isEqualTo(":1000");
    assertThat(number(server.tell("PTTL " + index))).isBetween(1L, most);
    assertThat(number(server.tell("PTTL " + shard + "o"))).isBetween(1L, most);
    assertThat(number(server.tell("PTTL " + shard + "s:" + Sessions.id(1)))).isBetween(1L, most);
    server.tell("PEXPIRE " + index + " 1");
    RedisServer.await(() -> server.tell("EXISTS " + index).equals(":0"));
    assertThat(store.list(SUBJECT.id())).isEmpty();
  }

  @Test
  void aCounterThatFellBehindIsLiftedByTheLogInThatItRefused() {
    for (int times = 0; times < 5; times++)
      store.endAll(SUBJECT.id(), Optional.empty(), EndReason.REVOKED);
    server.tell("SET " + shard + "epoch 2");

    var refused = store.create(opened(store, 1));
    var second = store.create(opened(store, 2));

    assertThat(refused).isEqualTo(RedisSessionStore.Creation.EPOCH_MOVED);
    assertThat(second).isEqualTo(RedisSessionStore.Creation.CREATED);
  }

  @Test
  void anotherNumberOfShardsIsRefused() {
    assertThatThrownBy(() -> RedisDatabase.connect(client, RedisOptions.STANDALONE.withShards(2)))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("over 1 shards, not over 2");
  }

  // The first time a script is sent twice: by its name, which the server does not know, and in
  // full.
  private long warmedUp(Runnable verb) {
    commandsOf(verb);
    return commandsOf(verb);
  }

  private long commandsOf(Runnable verb) {
    long before = commands();
    verb.run();
    return commands() - before;
  }

  private long commands() {
    Matcher calls = COMMANDS.matcher(server.tell("INFO commandstats"));
    long sum = 0;
    while (calls.find()) sum += Long.parseLong(calls.group(2));
    return sum;
  }

  private static long number(String reply) {
    return Long.parseLong(reply.substring(1));
  }
}
