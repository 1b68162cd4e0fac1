package dev.jeton.sample.stream;

import dev.jeton.event.SessionEvent;
import dev.jeton.event.SessionEvent.Ended;
import dev.jeton.event.SessionEvent.EndedAll;
import dev.jeton.event.SessionEvent.Impersonated;
import dev.jeton.event.SessionEvent.LoggedIn;
import dev.jeton.event.SessionListener;
import dev.jeton.identity.SubjectId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Hears on this node that a subject has a session more or less, and tells its streams; what other
 * nodes do, a page finds out when it asks again. Thread-safe.
 */
public final class SessionChanges implements SessionListener {

  // The library wants its listener first, and the streams want the library.
  private final List<EventStreams> told = new CopyOnWriteArrayList<>();

  /** Tells {@code streams} from now on. */
  public void tell(EventStreams streams) {
    told.add(streams);
  }

  @Override
  public void heard(SessionEvent event) {
    whose(event).ifPresent(subject -> told.forEach(streams -> streams.changed(subject)));
  }

  private static Optional<SubjectId> whose(SessionEvent event) {
    if (event instanceof LoggedIn loggedIn) return Optional.of(loggedIn.subject());
    if (event instanceof Impersonated impersonated) return Optional.of(impersonated.subject());
    if (event instanceof Ended ended) return Optional.of(ended.subject());
    return event instanceof EndedAll all ? Optional.of(all.subject()) : Optional.empty();
  }
}
