package dev.jeton.store;

import dev.jeton.identity.SubjectId;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one rising counter, and for which subject, which tenant and whether for everybody it was
 * raised. Reads take no lock; whoever writes holds the store's.
 */
final class InMemoryEpochs {

  record Raised(long number, SessionRecord.End end) {}

  private final Map<SubjectId, Raised> subjects = new ConcurrentHashMap<>();
  private final Map<String, Raised> tenants = new ConcurrentHashMap<>();

  @Nullable
  private volatile Raised everybody;

  private volatile long current = 1;
  private long forgotten = 0;

  long current() {
    return current;
  }

  long raise(SubjectId subject, SessionRecord.End end) {
    subjects.put(subject, new Raised(current + 1, end));
    return raised();
  }

  long raiseTenant(String tenant, SessionRecord.End end) {
    tenants.put(tenant, new Raised(current + 1, end));
    return raised();
  }

  long raiseEverybody(SessionRecord.End end) {
    everybody = new Raised(current + 1, end);
    return raised();
  }

  // The counter moves last: who reads it has a number under which nothing has ended yet.
  private long raised() {
    long next = current + 1;
    current = next;
    return next;
  }

  /** The record as it stands by the highest epoch that counts for it. */
  SessionRecord applied(SessionRecord record) {
    if (record.end().isPresent()) return record;
    Raised last = last(everybody, of(record.subject().id()));
    // Whoever acts for the subject is bound to his own ends as well.
    if (record.actor().isPresent()) last = last(last, of(record.actor().get()));
    return last != null && last.number() > record.epoch() ? record.endedBy(last.end()) : record;
  }

  private @Nullable Raised of(SubjectId person) {
    return last(subjects.get(person), tenants.get(person.tenant()));
  }

  private static @Nullable Raised last(@Nullable Raised one, @Nullable Raised other) {
    if (one == null) return other;
    return other == null || other.number() < one.number() ? one : other;
  }

  /** Whether all sessions that {@code opened} would belong to were ended since its log-in began. */
  boolean movedSince(SessionRecord opened) {
    return opened.epoch() < forgotten || applied(opened).end().isPresent();
  }

  /**
   * Forgets epochs of subjects that were raised until {@code longAgo} and have no session any more;
   * log-ins that began before them are refused by their number for ever. Those of tenants stay: there
   * are few.
   */
  void forget(Instant longAgo, Predicate<SubjectId> hasSessions) {
    subjects.entrySet().removeIf(each -> {
      Raised raised = each.getValue();
      if (raised.end().at().isAfter(longAgo) || hasSessions.test(each.getKey())) return false;
      forgotten = Math.max(forgotten, raised.number());
      return true;
    });
  }

  /** All of them, as what they end. */
  Stream<Revocation> revocations() {
    Stream<Revocation> ofSubjects = subjects.entrySet().stream()
        .map(each -> new Revocation.OfSubject(
            each.getKey(), each.getValue().number(), keepUntil(each.getValue())));
    Stream<Revocation> ofTenants = tenants.entrySet().stream()
        .map(each -> new Revocation.OfTenant(
            each.getKey(), each.getValue().number(), keepUntil(each.getValue())));
    Raised all = everybody;
    Stream<Revocation> ofEverybody = all == null
        ? Stream.empty()
        : Stream.of(new Revocation.OfEverybody(all.number(), keepUntil(all)));
    return Stream.of(ofSubjects, ofTenants, ofEverybody).flatMap(each -> each);
  }

  private static Instant keepUntil(Raised raised) {
    return raised.end().at().plus(SessionStore.TOMBSTONE_LIFE);
  }
}
