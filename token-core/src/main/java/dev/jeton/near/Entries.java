package dev.jeton.near;

import dev.jeton.identity.SubjectId;
import dev.jeton.session.SessionId;
import dev.jeton.store.Revocation;
import dev.jeton.store.Revocation.OfEverybody;
import dev.jeton.store.Revocation.OfKey;
import dev.jeton.store.Revocation.OfSession;
import dev.jeton.store.Revocation.OfSubject;
import dev.jeton.store.Revocation.OfTenant;
import dev.jeton.store.SessionRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything that this node has heard to be over, each until no token can name it any more, and
 * never less. Thread-safe; reads take no lock.
 */
final class Entries {

  private final Map<SessionId, OfSession> sessions = new ConcurrentHashMap<>();
  private final Map<SubjectId, OfSubject> subjects = new ConcurrentHashMap<>();
  private final Map<String, OfTenant> tenants = new ConcurrentHashMap<>();
  private final Map<String, OfKey> keys = new ConcurrentHashMap<>();

  private final Duration longer;

  @Nullable
  private volatile OfEverybody everybody;

  /** Entries that are kept for {@code longer} than they say themselves. */
  Entries(Duration longer) {
    this.longer = longer;
  }

  /** Whether a record, or a copy of it, is over: by its subject or by who acts for that. */
  boolean over(SessionRecord record) {
    return over(record.id(), record.subject().id(), record.epoch())
        || record.actor().filter(actor -> record.epoch() < epochOf(actor)).isPresent();
  }

  /** Whether a token or a copy that names this session, subject and epoch is over. */
  boolean over(SessionId id, SubjectId subject, long epoch) {
    return over(id) || epoch < epochOf(subject);
  }

  /** Whether this one session is known to be over, whatever its epoch. */
  boolean over(SessionId id) {
    return sessions.containsKey(id);
  }

  private long epochOf(SubjectId subject) {
    OfSubject all = subjects.get(subject);
    OfTenant tenant = tenants.get(subject.tenant());
    OfEverybody any = everybody;
    return Math.max(
        all == null ? 0 : all.epoch(),
        Math.max(tenant == null ? 0 : tenant.epoch(), any == null ? 0 : any.epoch()));
  }

  /**
   * Notes what was heard.
   *
   * @return whether it was news
   */
  synchronized boolean note(Revocation heard) {
    if (heard instanceof OfSession one) return sessions.putIfAbsent(one.id(), one) == null;
    if (heard instanceof OfSubject all) {
      long held =
          Optional.ofNullable(subjects.get(all.subject())).map(OfSubject::epoch).orElse(0L);
      if (all.epoch() > held) subjects.put(all.subject(), all);
      return all.epoch() > held;
    }
    if (heard instanceof OfTenant all) {
      long held =
          Optional.ofNullable(tenants.get(all.tenant())).map(OfTenant::epoch).orElse(0L);
      if (all.epoch() > held) tenants.put(all.tenant(), all);
      return all.epoch() > held;
    }
    if (heard instanceof OfEverybody all) {
      boolean news = everybody == null || all.epoch() > everybody.epoch();
      if (news) everybody = all;
      return news;
    }
    if (heard instanceof OfKey key) return keys.putIfAbsent(key.id(), key) == null;
    throw new IllegalStateException("no rule for " + heard);
  }

  /** How many entries there are. */
  int size() {
    return sessions.size() + subjects.size() + tenants.size() + keys.size();
  }

  /** Forgets what no token can name any more. */
  synchronized void sweep(Instant now) {
    sessions.values().removeIf(each -> pastAt(each, now));
    subjects.values().removeIf(each -> pastAt(each, now));
    tenants.values().removeIf(each -> pastAt(each, now));
    keys.values().removeIf(each -> pastAt(each, now));
    if (everybody != null && pastAt(everybody, now)) everybody = null;
  }

  private boolean pastAt(Revocation entry, Instant now) {
    return !entry.keepUntil().plus(longer).isAfter(now);
  }
}
