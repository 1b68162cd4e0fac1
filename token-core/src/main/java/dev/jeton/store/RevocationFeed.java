package dev.jeton.store;

import java.util.List;

/**
 * How a node hears of what other nodes ended. The feed belongs to a {@link SessionStore}, for an end
 * and its entry are written in one step: an end without its entry would be a lost revocation.
 *
 * <p>A node that starts, or has lost the thread, takes a {@link #position}, then reads what the
 * store tells by {@link SessionStore#revocations}, then follows from the position: so nothing falls
 * between. The feed loses nothing in silence: where it can't tell what came after a position it
 * answers {@link Lost}. An entry may be told again, and the order of entries means nothing.
 *
 * <p>Implementations are thread-safe, read from the primary, and prove themselves with {@code
 * RevocationFeedContract} of {@code token-tck}. A back end that fails is a {@link StoreException}.
 */
public interface RevocationFeed {

  /**
   * A place in the feed. Immutable.
   *
   * @param value means something to the feed that made it alone
   */
  record Position(String value) {}

  /** What came after a position. */
  sealed interface Passage {}

  /**
   * All that was written after the position and before this was read.
   *
   * @param entries what ended; may hold what was told before
   * @param next where to go on
   */
  record Heard(List<Revocation> entries, Position next) implements Passage {
    public Heard {
      entries = List.copyOf(entries);
    }
  }

  /**
   * The feed does not know what came after the position: it is too old, or of a feed that was set
   * back, as by a restored backup.
   */
  record Lost() implements Passage {}

  /** Where the feed stands now: every end that is acknowledged later is told after it. */
  Position position();

  /** What came after {@code from}. */
  Passage follow(Position from);

  /** Tells every node that a key was revoked. */
  void tellRevokedKey(String id);
}
