package dev.jeton;

import dev.jeton.event.SessionEvent;
import dev.jeton.event.SessionListener;
import dev.jeton.key.KeyRing;
import dev.jeton.near.RevocationView;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Keeps what this node knows of ended sessions up to date, step by step. Thread-safe. */
final class Following implements AutoCloseable {

  private final RevocationView view;
  private final SessionListener listener;
  private final KeyRing keys;
  private final ClockComparison clocks;
  private volatile boolean keysDue;
  private boolean lost;

  @Nullable
  private ScheduledExecutorService thread;

  Following(RevocationView view, KeyRing keys, ClockComparison clocks, SessionListener listener) {
    this.keys = keys;
    this.clocks = clocks;
    view.onRevokedKey(() -> keysDue = true);
    this.view = view;
    this.listener = listener;
  }

  RevocationView view() {
    return view;
  }

  ClockComparison clocks() {
    return clocks;
  }

  synchronized void start(Duration interval) {
    thread = Executors.newSingleThreadScheduledExecutor(Following::daemon);
    // The pause is between two steps: a store that answers slowly is not asked faster.
    // A step catches whatever it meets, so there is no failure to ask for.
    var unused = thread.scheduleWithFixedDelay(
        this::step, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** One step; true if it heard. */
  boolean step() {
    try {
      clocks.compareIfDue();
      view.follow();
      refreshKeysIfDue();
      tell(false, "");
      return true;
    } catch (RuntimeException away) {
      // Whatever a store throws: a thread that died of it would never hear anything again.
      tell(true, String.valueOf(away.getMessage()));
      return false;
    }
  }

  // A ring that can't be read now is read with the next step.
  private void refreshKeysIfDue() {
    if (!keysDue) return;
    keys.refresh();
    keysDue = false;
  }

  // Each change is told once, not each of the steps that fail.
  private synchronized void tell(boolean nowLost, String problem) {
    if (lost == nowLost) return;
    lost = nowLost;
    listener.tell(nowLost ? new SessionEvent.FeedLost(problem) : new SessionEvent.FeedHeard());
  }

  @Override
  public synchronized void close() {
    if (thread != null) thread.shutdownNow();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "jeton-revocations");
    thread.setDaemon(true);
    return thread;
  }
}
