package dev.jeton.token;

import dev.jeton.event.SessionListener;
import dev.jeton.identity.Authorities;
import dev.jeton.identity.Subject;
import dev.jeton.identity.SubjectId;
import dev.jeton.session.EndReason;
import dev.jeton.store.SessionDraft;
import dev.jeton.store.SessionRecord;
import dev.jeton.store.SessionStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the roles and permissions of sessions what the application's {@link Authorities} say. What
 * differs is written into the record, and the session of somebody who may not log in any more ends.
 * Thread-safe.
 */
public final class PresentRights {

  /** How many subjects' answers a node keeps at most. */
  static final int MOST_ANSWERS = 10_000;

  private record Answer(Subject subject, Instant at) {}

  @Nullable
  private final Authorities authorities;

  private final Duration atMostOld;
  private final SessionStore store;
  private final Ends ends;
  private final Clock clock;
  private final Map<SubjectId, Answer> answers = new LeastRecentlyAsked();

  /**
   * @param authorities who is asked, or null where records alone count
   * @param atMostOld how old an answer may be that {@link #lately} goes by
   */
  public PresentRights(
      @Nullable Authorities authorities,
      Duration atMostOld,
      SessionStore store,
      SessionListener listener,
      Clock clock) {
    this.authorities = authorities;
    this.atMostOld = atMostOld;
    this.store = store;
    this.ends = new Ends(store, listener);
    this.clock = clock;
  }

  /** The record with the rights of this moment, or empty if its session had to end. */
  public Optional<SessionRecord> now(SessionRecord record) {
    return entitled(record, Duration.ZERO);
  }

  /** The same by an answer that may be a little old where it tells nothing new. */
  public Optional<SessionRecord> lately(SessionRecord record) {
    return entitled(record, atMostOld);
  }

  /** Whether {@link #lately} would leave {@code record} as it is, and need not ask anybody. */
  public boolean lastKnown(SessionRecord record) {
    Subject holder = record.subject();
    return authorities == null
        || (record.actor().isEmpty()
            && lastAnswer(holder.id(), atMostOld).filter(holder::equals).isPresent());
  }

  /** Forgets what was answered about {@code subject}. */
  public void forget(SubjectId subject) {
    synchronized (answers) {
      answers.remove(subject);
    }
  }

  private Optional<SessionRecord> entitled(SessionRecord record, Duration old) {
    if (authorities == null) return Optional.of(record);
    Subject holder = record.subject();
    // What leads to a write was asked after the record was read: a former answer that differs from
    // it may be older than it, and would take back what somebody just changed.
    Optional<Subject> present =
        lastAnswer(holder.id(), old).filter(holder::equals).or(() -> ask(authorities, holder.id()));
    // Nobody acts as another who may not even act as himself.
    boolean actorGone = record
        .actor()
        .filter(
            actor -> lastAnswer(actor, old).or(() -> ask(authorities, actor)).isEmpty())
        .isPresent();
    if (present.isEmpty() || actorGone) {
      ends.end(record.id(), holder.id(), EndReason.DISABLED);
      return Optional.empty();
    }
    return Optional.of(
        present.get().equals(record.subject()) ? record : given(record, present.get()));
  }

  // Who loses the race has the rights for this request; the next one writes them.
  private SessionRecord given(SessionRecord record, Subject present) {
    SessionRecord next = record.changed().subject(present).record();
    return store.replace(next, record.version())
        ? next
        : SessionDraft.of(record).subject(present).record();
  }

  private Optional<Subject> lastAnswer(SubjectId subject, Duration old) {
    synchronized (answers) {
      // At the age itself it is too old, so that an age of zero means every time.
      return Optional.ofNullable(answers.get(subject))
          .filter(answer -> clock.instant().isBefore(answer.at().plus(old)))
          .map(Answer::subject);
    }
  }

  private Optional<Subject> ask(Authorities asked, SubjectId subject) {
    Instant now = clock.instant();
    Optional<Subject> answer = asked.of(subject);
    answer.ifPresent(told -> demandSame(subject, told));
    synchronized (answers) {
      if (answer.isPresent()) answers.put(subject, new Answer(answer.get(), now));
      else answers.remove(subject);
    }
    return answer;
  }

  private static void demandSame(SubjectId subject, Subject told) {
    if (!told.id().equals(subject))
      throw new IllegalStateException(
          "the authorities were asked about one subject and told of another");
  }

  private static final class LeastRecentlyAsked extends LinkedHashMap<SubjectId, Answer> {
    private static final long serialVersionUID = 1L;

    LeastRecentlyAsked() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<SubjectId, Answer> eldest) {
      return size() > MOST_ANSWERS;
    }
  }
}
