package dev.jeton.store.redis;

import dev.jeton.identity.SubjectId;
import dev.jeton.session.EndReason;
import dev.jeton.session.SessionId;
import dev.jeton.session.SessionLimit;
import dev.jeton.store.RememberedEnd;
import dev.jeton.store.Revocation;
import dev.jeton.store.RevocationFeed;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionStore;
import dev.jeton.store.StoreException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Sessions in Redis. Thread-safe; nothing is cached, so any number of processes may share a server.
 *
 * <p>Each verb on one session is one script in one shard, which Redis runs as a whole, together with
 * the entry in the {@link #feed}; all sessions of a subject, {@link #createWithin} included, are in
 * one shard. {@link #endAll}, {@link #endAllOfTenant}, {@link #endEverything} and {@link #list} reach
 * every shard at once, for somebody may act for subjects of any; where there are several, each ends
 * its sessions a moment after another, and a log-in that began before is refused in all. One that
 * fails may have ended some: it is to be called again. The clock is that of the shard's primary.
 *
 * <p><b>Bounds.</b> A verb is given up after {@link RedisOptions#timeout}, and a connection that did
 * not answer by then is replaced. Nothing is sent twice. Whatever fails is a {@link StoreException};
 * the next call tries anew.
 *
 * <p><b>Durability.</b> Redis acknowledges a change before a replica has it. If the primary is lost
 * in that moment, what ended would live again until its own time is over. So each end waits until a
 * replica has it, where the primary has one ({@link RedisOptions#replicas}): half of the time-out at
 * most, on a connection of its own, so that nobody else waits. Where too few have it by then, it is a
 * {@link StoreException}, though the session has ended and stays so unless the primary is lost:
 * call it again. That narrows the window and does not close it, for another replica may be the one
 * that takes over, and a primary that lost its replicas goes on alone. A server that
 * is restarted keeps what it wrote to its disk ({@code appendonly yes}); one that evicts keys
 * ({@code maxmemory-policy} other than {@code noeviction}) ends sessions at random, and may forget
 * that others ended.
 */
public final class RedisSessionStore implements SessionStore {

  private static final int PURGED_AT_ONCE = 100;
  private static final int BEHIND_THE_VALUES = Field.values().length;

  private final RedisDatabase redis;
  private final Epochs epochs;
  private final RedisRevocationFeed feed;

  private RedisSessionStore(RedisDatabase redis) {
    this.redis = redis;
    this.epochs = new Epochs(redis);
    this.feed = new RedisRevocationFeed(redis);
  }

  /** The sessions in {@code redis}. Nothing is asked yet. */
  public static RedisSessionStore in(RedisDatabase redis) {
    return new RedisSessionStore(redis);
  }

  @Override
  public Creation create(SessionRecord opened) {
    return created(opened, "", false, Set.of()).creation();
  }

  @Override
  public Placement createWithin(
      SessionLimit limit, SessionRecord opened, Set<SessionId> replacing) {
    String atMost = limit.applies() ? Integer.toString(limit.atMost()) : "";
    return created(opened, atMost, limit.refuses(), replacing);
  }

  private Placement created(
      SessionRecord opened, String limit, boolean refuses, Set<SessionId> replacing) {
    demandNoEnd(opened);
    List<String> values = new ArrayList<>(List.of(
        opened.id().toString(), limit, refuses ? "1" : "0", Integer.toString(replacing.size())));
    replacing.forEach(id -> values.add(id.toString()));
    values.addAll(SessionHash.fields(opened));
    List<Object> answer = redis.run(
        Script.CREATE, Reply.LIST, redis.shardOf(opened.id()), values.toArray(String[]::new));
    Creation creation = Creation.valueOf((String) answer.get(0));
    if (creation == Creation.EPOCH_MOVED) epochs.lift((String) answer.get(1));
    List<SessionId> evicted = creation == Creation.CREATED
        ? answer.stream().skip(1).map(id -> id((String) id)).toList()
        : List.of();
    return new Placement(creation, evicted);
  }

  @Override
  public Optional<SessionRecord> find(SessionId id) {
    List<Object> answer = redis.run(Script.FIND, Reply.LIST, redis.shardOf(id), id.toString());
    return answer.isEmpty()
        ? Optional.empty()
        : SessionHash.read(id, answer, (String) answer.get(BEHIND_THE_VALUES));
  }

  @Override
  public boolean replace(SessionRecord next, long expectedVersion) {
    if (next.version() != expectedVersion + 1)
      throw new IllegalArgumentException(
          "version " + next.version() + " does not follow " + expectedVersion);
    demandNoEnd(next);
    List<String> values =
        new ArrayList<>(List.of(next.id().toString(), Long.toString(expectedVersion)));
    values.addAll(SessionHash.fields(next));
    return did(redis.run(
        Script.REPLACE, Reply.NUMBER, redis.shardOf(next.id()), values.toArray(String[]::new)));
  }

  @Override
  public boolean touch(SessionId id, Instant lastSeen) {
    String seen = Long.toString(lastSeen.toEpochMilli());
    return did(redis.run(Script.TOUCH, Reply.NUMBER, redis.shardOf(id), id.toString(), seen));
  }

  @Override
  public boolean end(SessionId id, EndReason reason) {
    String place = redis.shard(redis.shardOf(id));
    return did(redis.runDurably(place, Script.END, Reply.NUMBER, id.toString(), reason.name()));
  }

  @Override
  public long endAll(SubjectId subject, Optional<SessionId> except, EndReason reason) {
    return epochs.endAll(subject, except, reason);
  }

  @Override
  public long endAllOfTenant(String tenant, EndReason reason) {
    return epochs.endAllOfTenant(tenant, reason);
  }

  @Override
  public long endEverything(EndReason reason) {
    return epochs.endEverything(reason);
  }

  @Override
  public List<SessionRecord> list(SubjectId subject) {
    List<List<Object>> shards = redis.everywhere(
        Script.LIST, Reply.LIST, shard -> new String[] {subject.tenant(), subject.value()});
    return shards.stream()
        .flatMap(List::stream)
        .map(each -> (List<?>) each)
        .flatMap(
            each -> SessionHash.read(id((String) each.get(BEHIND_THE_VALUES)), each, "").stream())
        .sorted(Comparator.comparing(SessionRecord::createdAt).thenComparing(SessionRecord::id))
        .toList();
  }

  @Override
  public int purge(int limit) {
    int forgotten = 0;
    for (int shard = 0; shard < redis.shards() && forgotten < limit; shard++)
      forgotten += purge(shard, limit - forgotten);
    return forgotten;
  }

  private int purge(int shard, int limit) {
    int forgotten = 0;
    int asked;
    int some;
    do {
      // In small bites: while a script runs, everybody waits.
      asked = Math.min(limit - forgotten, PURGED_AT_ONCE);
      some = Math.toIntExact(redis.run(Script.PURGE, Reply.NUMBER, shard, Integer.toString(asked)));
      forgotten += some;
    } while (some == asked && forgotten < limit);
    return forgotten;
  }

  @Override
  public Optional<RememberedEnd> remembered(SessionId id) {
    return SessionHash.remembered(
        id, redis.run(Script.REMEMBERED, Reply.LIST, redis.shardOf(id), id.toString()));
  }

  @Override
  public long epoch() {
    return epochs.present();
  }

  @Override
  public Instant now() {
    return epochs.clock();
  }

  @Override
  public void revocations(Consumer<Revocation> each) {
    feed.recent(now()).forEach(each);
  }

  @Override
  public Optional<RevocationFeed> feed() {
    return Optional.of(feed);
  }

  private static boolean did(Long changed) {
    return changed == 1;
  }

  private static SessionId id(String text) {
    return SessionId.parse(text)
        .orElseThrow(() -> new StoreException("a session's name in Redis is damaged"));
  }

  private static void demandNoEnd(SessionRecord record) {
    if (record.end().isPresent())
      throw new IllegalArgumentException("a session ends by end or endAll, not with its record");
  }
}
