package dev.jeton.store.redis;

import dev.jeton.store.StoreException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/**
 * Makes a change wait for replicas: for as many as the options say, or for one where the primary has
 * one. Thread-safe.
 */
final class Replicas {

  private static final int ONE = 1;

  private final OptionalInt wanted;
  private final Duration atMost;

  /**
   * Those that {@code options} want. They have half of the time-out, so that the answer that too few
   * have a change arrives within the whole.
   */
  Replicas(RedisOptions options) {
    this.wanted = options.replicas();
    this.atMost = options.timeout().dividedBy(2);
  }

  /** Whether nobody is ever waited for. */
  boolean areIgnored() {
    return wanted.isPresent() && wanted.getAsInt() == 0;
  }

  /**
   * Asks what will be asked after each change, and waits for nobody: a user who may not ask is to be
   * refused at the start and not when the first session ends.
   */
  CompletableFuture<Long> tried(Node primary) {
    return primary.replicas().thenCompose(any -> primary.received(0, ONE));
  }

  /**
   * The same answers, none of them before enough replicas have all that was sent to {@code
   * primaries}; a {@link StoreException} if they have not in time.
   */
  <T> List<CompletableFuture<T>> have(
      Collection<Node> primaries, List<CompletableFuture<T>> answers) {
    CompletableFuture<Void> had =
        all(answers).thenCompose(sent -> all(primaries.stream().map(this::have).toList()));
    return answers.stream().map(each -> had.thenCompose(safe -> each)).toList();
  }

  private static CompletableFuture<Void> all(List<? extends CompletableFuture<?>> each) {
    return CompletableFuture.allOf(each.toArray(CompletableFuture[]::new));
  }

  private CompletableFuture<Void> have(Node primary) {
    return (wanted.isPresent() ? have(primary, wanted.getAsInt()) : haveIfAny(primary))
        .thenAccept(enough -> {
          // A server that took over counts its replicas and knows nothing of what was sent before.
          if (primary.broken())
            throw new StoreException("done, but the connection broke before a replica was known"
                + " to have it: a failover could undo it");
        });
  }

  private CompletableFuture<Void> haveIfAny(Node primary) {
    return primary
        .replicas()
        .thenCompose(any -> any == 0
            ? CompletableFuture.completedFuture(null)
            : have(primary, ONE).exceptionallyCompose(tooFew -> unlessGone(primary, tooFew)));
  }

  // One that went away while it was waited for is no reason to fail: from now on there is none.
  private static CompletableFuture<Void> unlessGone(Node primary, Throwable tooFew) {
    return primary
        .replicas()
        .thenCompose(left -> left == 0
            ? CompletableFuture.completedFuture(null)
            : CompletableFuture.failedFuture(tooFew));
  }

  private CompletableFuture<Void> have(Node primary, int enough) {
    return primary.received(enough, atMost.toMillis()).thenAccept(received -> {
      if (received < enough)
        throw new StoreException("done, but only " + received + " of " + enough
            + " replicas have it: a failover could undo it");
    });
  }
}
