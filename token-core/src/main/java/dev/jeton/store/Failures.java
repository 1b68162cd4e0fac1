package dev.jeton.store;

import dev.jeton.store.AttemptStore.Limit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The failures of one key, and what follows from them: the arithmetic that every {@link
 * AttemptStore} in Java shares. Immutable.
 *
 * @param at when they were, ascending
 * @param limit what they were last counted by
 */
public record Failures(List<Instant> at, Limit limit) {

  public Failures {
    at = List.copyOf(at);
  }

  /** No failure yet. */
  public static Failures none(Limit limit) {
    return new Failures(List.of(), limit);
  }

  /** Those that still count under {@code limit}. */
  public Failures live(Limit limit, Instant now) {
    Instant tooOld = now.minus(limit.within());
    // Nodes' clocks differ a little, but what lies beyond a whole block is the trace of a clock
    // that was set back.
    Instant tooFar = now.plus(limit.longest());
    return new Failures(
        at.stream()
            .filter(each -> each.isAfter(tooOld) && !each.isAfter(tooFar))
            .toList(),
        limit);
  }

  /** Whether any of them counts at {@code now}. */
  public boolean countAt(Instant now) {
    return !live(limit, now).at().isEmpty();
  }

  /** For how much longer they block their key under {@code limit}; zero if they don't. */
  public Duration remaining(Limit limit, Instant now) {
    Failures live = live(limit, now);
    Duration delay = live.delay();
    if (delay.isZero()) return delay;
    Duration remaining = Duration.between(now, live.last().plus(delay));
    if (remaining.isNegative()) return Duration.ZERO;
    return remaining.compareTo(delay) < 0 ? remaining : delay;
  }

  /**
   * One more, at {@code now} or, if that is later, at the last one; of all no more than change
   * anything.
   */
  public Failures plus(Instant now) {
    Instant next = at.isEmpty() || now.isAfter(last()) ? now : last();
    List<Instant> more = new ArrayList<>(at);
    more.add(next);
    return new Failures(
        more.subList(Math.max(0, more.size() - mostRemembered()), more.size()), limit);
  }

  /** One less: that at {@code withdrawn}, if there is one. */
  public Failures minus(Instant withdrawn) {
    List<Instant> fewer = new ArrayList<>(at);
    fewer.remove(withdrawn);
    return new Failures(fewer, limit);
  }

  /** The last one; there must be one. */
  public Instant last() {
    return at.get(at.size() - 1);
  }

  /** Whether there are as many as block. */
  public boolean atLimit() {
    return at.size() >= limit.from();
  }

  /** For how long they block their key from the {@link #last} on; zero if they don't. */
  public Duration delay() {
    return limit.delay(at.size());
  }

  // As many as it takes to reach the longest block; one more would change nothing.
  private int mostRemembered() {
    int enough = limit.from();
    while (limit.delay(enough).compareTo(limit.longest()) < 0) enough++;
    return enough;
  }
}
