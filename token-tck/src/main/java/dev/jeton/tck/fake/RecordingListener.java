package dev.jeton.tck.fake;

import dev.jeton.event.SessionEvent;
import dev.jeton.event.SessionListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A listener that remembers what it heard. Thread-safe. */
public final class RecordingListener implements SessionListener {

  private final List<SessionEvent> heard = new CopyOnWriteArrayList<>();

  @Override
  public void heard(SessionEvent event) {
    heard.add(event);
  }

  /** What was heard of this kind since {@link #forget}, in order. */
  public <E extends SessionEvent> List<E> heard(Class<E> kind) {
    return heard.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Forgets what was heard so far. */
  public void forget() {
    heard.clear();
  }
}
