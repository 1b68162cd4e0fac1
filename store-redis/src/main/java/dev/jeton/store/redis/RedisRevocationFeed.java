package dev.jeton.store.redis;

import dev.jeton.identity.SubjectId;
import dev.jeton.session.SessionId;
import dev.jeton.store.Revocation;
import dev.jeton.store.RevocationFeed;
import dev.jeton.store.SessionStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The feed as streams, one in each shard, so that an end and its entry are one step. Thread-safe.
 *
 * <p>A position is the id of the last entry of each stream, and each entry names the one before it.
 * So whoever goes on after an entry sees whether the next one follows it: where entries were
 * trimmed or deleted, where a replica took over that had not heard of the last ones, or where a
 * backup was restored, the chain is broken and the position {@link Lost}.
 */
final class RedisRevocationFeed implements RevocationFeed {

  private static final int AT_ONCE = 1000;
  private static final String AT_ONCE_TEXT = Integer.toString(AT_ONCE);
  private static final Pattern ENTRY = Pattern.compile("[0-9]{1,20}-[0-9]{1,20}");

  private final RedisDatabase redis;

  RedisRevocationFeed(RedisDatabase redis) {
    this.redis = redis;
  }

  @Override
  public Position position() {
    return position(redis.everywhere(Script.POSITION, Reply.TEXT, shard -> new String[0]));
  }

  @Override
  public Passage follow(Position from) {
    List<String> places = List.of(from.value().split(",", -1));
    if (places.size() != redis.shards()
        || !places.stream().allMatch(place -> ENTRY.matcher(place).matches())) return new Lost();
    List<List<Object>> read = redis.everywhere(
        Script.FOLLOW, Reply.LIST, shard -> new String[] {places.get(shard), AT_ONCE_TEXT});
    List<Revocation> entries = new ArrayList<>();
    List<String> next = new ArrayList<>();
    for (int shard = 0; shard < redis.shards(); shard++) {
      Optional<String> last = passage(shard, places.get(shard), read.get(shard), entries);
      if (last.isEmpty()) return new Lost();
      next.add(last.get());
    }
    return new Heard(entries, position(next));
  }

  // To the end of one stream, however long it is; empty where its chain is broken.
  private Optional<String> passage(
      int shard, String from, List<Object> read, List<Revocation> entries) {
    String last = from;
    List<Object> answer = read;
    while (!answer.isEmpty()) {
      List<?> some = (List<?>) answer.get(0);
      for (Object entry : some) last = told(entry, entries::add);
      if (some.size() < AT_ONCE) return Optional.of(last);
      answer = redis.run(Script.FOLLOW, Reply.LIST, shard, last, AT_ONCE_TEXT);
    }
    return Optional.empty();
  }

  @Override
  public void tellRevokedKey(String id) {
    redis.runDurably(redis.shard(0), Script.TELL_KEY, Reply.NUMBER, id);
  }

  /** All that was told lately enough that a token could still name it. */
  Stream<Revocation> recent(Instant now) {
    List<Revocation> all = new ArrayList<>();
    for (int shard = 0; shard < redis.shards(); shard++) {
      String last = "0-0";
      List<?> some;
      do {
        some = redis.run(Script.RECENT, Reply.LIST, shard, last, AT_ONCE_TEXT);
        for (Object entry : some) last = told(entry, all::add);
      } while (some.size() == AT_ONCE);
    }
    return all.stream().filter(each -> each.keepUntil().isAfter(now));
  }

  // The answer is its id.
  private static String told(Object entry, Consumer<Revocation> to) {
    List<?> parts = (List<?>) entry;
    List<?> flat = (List<?>) parts.get(1);
    revocation(Reply.fields(flat)).ifPresent(to);
    return (String) parts.get(0);
  }

  private static Optional<Revocation> revocation(Map<String, String> fields) {
    Instant until = Instant.ofEpochMilli(Long.parseLong(fields.getOrDefault("at", "0")))
        .plus(SessionStore.TOMBSTONE_LIFE);
    long epoch = Long.parseLong(fields.getOrDefault("e", "0"));
    String tenant = fields.getOrDefault("t", "");
    String id = fields.getOrDefault("id", "");
    return switch (fields.getOrDefault("k", "")) {
      case "session" ->
        SessionId.parse(id).map(session -> new Revocation.OfSession(session, until));
      case "subject" ->
        Optional.of(new Revocation.OfSubject(
            new SubjectId(tenant, fields.getOrDefault("s", "")), epoch, until));
      case "tenant" -> Optional.of(new Revocation.OfTenant(tenant, epoch, until));
      case "everybody" -> Optional.of(new Revocation.OfEverybody(epoch, until));
      case "key" -> Optional.of(new Revocation.OfKey(id, until));
      // A later version may end more kinds of things. Its nodes know them; this one re-reads.
      default -> Optional.empty();
    };
  }

  private static Position position(List<String> places) {
    return new Position(String.join(",", places));
  }
}
