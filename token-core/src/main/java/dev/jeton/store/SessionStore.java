package dev.jeton.store;

import dev.jeton.identity.SubjectId;
import dev.jeton.session.EndReason;
import dev.jeton.session.SessionId;
import dev.jeton.session.SessionLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Where sessions rest. Every verb is one atomic step: a change is a compare-and-set, never a blob
 * read, edited and written back. A session that has ended, or whose time is over, never comes back
 * to life, whatever the interleaving.
 *
 * <p>Implementations are thread-safe and prove themselves with {@code SessionStoreContract} of
 * {@code token-tck}. A back end that fails is a {@link StoreException}, thrown within a bounded
 * time; never an empty answer. Where a verb asks whether a session's time is over, the store's own
 * clock decides ({@link #now}).
 *
 * <p>A session is <em>over</em> when it has an {@link SessionRecord#end end}, or when its epoch is
 * below that of its subject, of its subject's tenant or of everybody; where somebody acts for the
 * subject, his epochs count as well. It tells of the latest of these ends.
 */
public interface SessionStore {

  /**
   * How long an ended or expired session is still known: as long as an access token that names it
   * could live (15 minutes at most), with room for clocks that disagree.
   */
  Duration TOMBSTONE_LIFE = Duration.ofMinutes(20);

  /** Of so many sessions of each subject the end is {@link #remembered}: those that ended last. */
  int REMEMBERED_ENDS = 16;

  /** How long after it the end of a session is {@link #remembered}, at most. */
  Duration REMEMBERED_LIFE = Duration.ofDays(30);

  /** What became of an attempt to {@link #create}. */
  enum Creation {
    CREATED,
    /** A session of this id exists, or did: nothing was changed. */
    ID_TAKEN,
    /**
     * All sessions of the subject, or of who acts for it, were ended after the log-in began: nothing
     * was created. A store may answer the same to any log-in that began more than {@link
     * #TOMBSTONE_LIFE} ago.
     */
    EPOCH_MOVED,
    /** The subject has as many sessions as it may have: nothing was created. */
    LIMIT_REACHED
  }

  /**
   * What became of an attempt to {@link #createWithin}.
   *
   * @param evicted the sessions that were ended for it, oldest first
   */
  record Placement(Creation creation, List<SessionId> evicted) {
    public Placement {
      evicted = List.copyOf(evicted);
    }

    /** One that ended nothing. */
    public static Placement of(Creation creation) {
      return new Placement(creation, List.of());
    }
  }

  /**
   * Keeps a new session. Not a "save": it never changes one that exists.
   *
   * @param opened without an end, else IllegalArgumentException
   */
  Creation create(SessionRecord opened);

  /**
   * {@link #create}, unless the subject had more living sessions than {@code limit} allows then: in
   * the same step, and whatever other log-ins of the subject do meanwhile, the oldest ones end as
   * {@link EndReason#EVICTED}, or nothing is created. Sessions in which
   * somebody acts for the subject don't count. Among nodes of different limits each keeps its own.
   *
   * @param opened without an end, else IllegalArgumentException
   * @param replacing sessions that the caller is about to end: they neither count nor are ended here
   */
  Placement createWithin(SessionLimit limit, SessionRecord opened, Set<SessionId> replacing);

  /**
   * The record as it is now on the primary; of a session that is over, its tombstone with the
   * {@code end}, for as long as there is one. A session whose time is over is returned as it
   * stands: the caller has a clock.
   */
  Optional<SessionRecord> find(SessionId id);

  /**
   * Puts {@code next} in the place of the record of its id, if that has {@code expectedVersion},
   * the same subject id and kind, and is neither over nor expired; of the two last-seen times the
   * later stays.
   *
   * @param next of version {@code expectedVersion + 1} and without an end, else
   *     IllegalArgumentException: a session ends by {@link #end} and {@link #endAll} alone, where
   *     all who must hear of it do
   * @return whether it was replaced
   */
  boolean replace(SessionRecord next, long expectedVersion);

  /**
   * Notes that a session was seen, unless it is over, expired or was not yet {@linkplain
   * SessionRecord#dueToBeSeenAt due}: of all nodes that see it at once one writes. Changes nothing
   * else, not even the version.
   *
   * @return whether anything was written
   */
  boolean touch(SessionId id, Instant lastSeen);

  /**
   * Ends a session and leaves a tombstone; of one that is over nothing is changed, its first reason
   * stays.
   *
   * @return whether this call ended it
   */
  boolean end(SessionId id, EndReason reason);

  /**
   * Ends every session of {@code subject} that was opened under an epoch up to now, in one step
   * whatever their number, by raising the epoch; {@code except} is moved to the new epoch in the
   * same step, if it is a live session of that subject. A session that an earlier call ended tells
   * of the later one from then on; one that ended alone keeps its end. A session in which {@code
   * subject} acts for another ends with them: it is as much his as those of his own.
   *
   * <p>A store that spreads over several machines takes this step on one after another, here and in
   * the two below. Where it fails it may have ended some: whoever called calls again.
   *
   * @return the new epoch
   */
  long endAll(SubjectId subject, Optional<SessionId> except, EndReason reason);

  /**
   * Ends every session of every subject of {@code tenant} that was opened under an epoch up to now,
   * in one step whatever their number.
   *
   * @param tenant empty where an application has no tenants
   * @return the new epoch
   */
  long endAllOfTenant(String tenant, EndReason reason);

  /**
   * Ends every session that was opened under an epoch up to now, in one step whatever their number:
   * for the worst of days, and after a backup was restored.
   *
   * @return the new epoch
   */
  long endEverything(EndReason reason);

  /** The sessions of {@code subject} that are neither over nor expired, oldest first. */
  List<SessionRecord> list(SubjectId subject);

  /**
   * Forgets at most {@code limit} sessions that were over or expired for {@link #TOMBSTONE_LIFE};
   * their ends may be {@link #remembered}. Safe to run on every node at once.
   *
   * @return how many were forgotten; fewer than {@code limit} means that none are left
   */
  int purge(int limit);

  /**
   * When and why a session ended that {@link #purge} has forgotten: of each subject the last {@link
   * #REMEMBERED_ENDS}, each for {@link #REMEMBERED_LIFE}; while nodes purge at once they may be a few
   * more. To be told to nobody but who proves that the session was his own. Nothing comes back to
   * life by it: for every other verb the session is unknown. Default none: a store without a memory is
   * as safe, and its users are told less.
   */
  default Optional<RememberedEnd> remembered(SessionId id) {
    return Optional.empty();
  }

  /**
   * The store's epoch: a counter that never falls. Whoever logs somebody in reads it
   * <em>before</em> the credentials are checked, so that an account that was disabled in between
   * gets no session.
   */
  long epoch();

  /** The store's clock, to the millisecond. */
  Instant now();

  /**
   * Tells, one by one, all that some token which is not yet expired could still have to be refused
   * for.
   */
  void revocations(Consumer<Revocation> each);

  /**
   * How nodes hear of what was ended through others: every {@link #end}, {@link #endAll}, {@link
   * #endAllOfTenant} and {@link #endEverything} that ended something writes one entry in the same
   * step. Default none: a store without a feed is good for any number of nodes as well, but each of
   * them re-reads every session that it meets, every few seconds.
   */
  default Optional<RevocationFeed> feed() {
    return Optional.empty();
  }
}
