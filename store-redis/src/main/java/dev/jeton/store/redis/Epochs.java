package dev.jeton.store.redis;

import dev.jeton.identity.SubjectId;
import dev.jeton.session.EndReason;
import dev.jeton.session.SessionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The counter by which many sessions end at once. It is in the first shard; each shard notes for
 * whom it was raised. First it is raised and then that is noted, so that a log-in which read it
 * before is refused wherever its session would be kept. Thread-safe.
 */
final class Epochs {

  private final RedisDatabase redis;

  Epochs(RedisDatabase redis) {
    this.redis = redis;
  }

  long present() {
    return Long.parseLong(presentAndClock(0));
  }

  /** The clock of the first shard's primary. */
  Instant clock() {
    return Instant.ofEpochMilli(Long.parseLong(presentAndClock(1)));
  }

  private String presentAndClock(int which) {
    List<Object> answer = redis.run(Script.EPOCH, Reply.LIST, 0);
    return (String) answer.get(which);
  }

  /**
   * Raises it to {@code atLeast}, which a subject's shard noted: a failover may have set it back
   * behind that, and nobody could log in until as many others were ended.
   */
  void lift(String atLeast) {
    redis.run(Script.RAISE, Reply.TEXT, 0, atLeast);
  }

  long endAll(SubjectId subject, Optional<SessionId> except, EndReason reason) {
    String epoch = raised();
    int spares = except.map(redis::shardOf).orElse(-1);
    int tells = Math.floorMod(subject.hashCode(), redis.shards());
    redis.everywhereDurably(Script.END_ALL, Reply.NUMBER, shard -> new String[] {
      subject.tenant(),
      subject.value(),
      epoch,
      reason.name(),
      shard == spares ? except.orElseThrow().toString() : "",
      shard == tells ? "1" : "0"
    });
    return Long.parseLong(epoch);
  }

  long endAllOfTenant(String tenant, EndReason reason) {
    return endMany("t" + tenant, reason);
  }

  long endEverything(EndReason reason) {
    return endMany("*", reason);
  }

  private long endMany(String whom, EndReason reason) {
    String epoch = raised();
    redis.everywhereDurably(Script.END_MANY, Reply.NUMBER, shard ->
        new String[] {whom, epoch, reason.name(), shard == 0 ? "1" : "0"});
    return Long.parseLong(epoch);
  }

  private String raised() {
    // It ends nothing by itself; what follows waits for replicas, and they get all in one order.
    return redis.run(Script.RAISE, Reply.TEXT, 0);
  }
}
