package dev.jeton.sample.stream;

import dev.jeton.SessionTokens;
import dev.jeton.http.Problem;
import dev.jeton.http.Reply;
import dev.jeton.identity.SubjectId;
import dev.jeton.session.Session;
import dev.jeton.session.SessionId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * All event streams of the application. The library tells of every kind of end, expiry included, so
 * there is no timer for a session here; one daemon thread gives signs of life, by which it shows
 * whose client has gone. Thread-safe.
 */
public final class EventStreams implements AutoCloseable {

  /**
   * How many streams a session may have open: as many tabs hear of its end at once. Fewer than the
   * six connections that a browser opens to one host by HTTP/1.1, or its pages would wait for a tab
   * to be closed.
   */
  public static final int MOST_OF_A_SESSION = 4;

  /** The header lines of a stream: it is nothing to keep, and nothing to collect before it is sent. */
  public static final Map<String, String> HEADERS = Map.of(
      "Content-Type", "text/event-stream",
      "Cache-Control", "no-store",
      "X-Accel-Buffering", "no");

  private static final int BEAT_SECONDS = 15;

  private final SessionTokens tokens;
  private final Map<SessionId, Set<EventStream>> open = new ConcurrentHashMap<>();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "event-streams");
        thread.setDaemon(true);
        return thread;
      });
  private volatile boolean stopped;

  /** Streams that close when {@code tokens} tells of an end. */
  public EventStreams(SessionTokens tokens) {
    this.tokens = tokens;
  }

  /** The same, with its thread. */
  public EventStreams begin() {
    var unused = thread.scheduleAtFixedRate(
        this::giveSignsOfLife, BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
    return this;
  }

  /**
   * Opens a stream for {@code session}; to be written somewhere, or closed.
   *
   * @return empty if the session has as many as it may have: answer {@link #tooMany}
   * @throws dev.jeton.store.StoreException if the store can't tell whether the session lives
   */
  public Optional<EventStream> open(Session session) {
    // A page that was loaded anew leaves a stream behind that nobody reads: this finds it out.
    streamsOf(session.id()).forEach(EventStream::giveSignOfLife);
    EventStream stream = new EventStream(session, this::forget);
    if (!keep(stream)) return Optional.empty();
    try {
      stream.heardBy(tokens.onEnded(session.id(), stream::end));
    } catch (RuntimeException away) {
      stream.close();
      throw away;
    }
    if (stopped) stream.close();
    return Optional.of(stream);
  }

  /** The refusal of one stream more. */
  public static Reply tooMany() {
    return Problem.of("too-many-streams", 429, "There are as many event streams as there may be")
        .reply()
        .withHeader("Retry-After", Integer.toString(BEAT_SECONDS));
  }

  /** How many are open. */
  public int count() {
    return open.values().stream().mapToInt(Set::size).sum();
  }

  /** Writes a comment to each, as the thread does all the time: what can't be written is closed. */
  public void giveSignsOfLife() {
    open.keySet().forEach(session -> streamsOf(session).forEach(EventStream::giveSignOfLife));
  }

  /** Tells all streams of {@code subject} that the list of its sessions is another now. */
  void changed(SubjectId subject) {
    open.keySet().stream()
        .flatMap(session -> streamsOf(session).stream())
        .filter(stream -> stream.session().subject().id().equals(subject))
        .forEach(EventStream::changed);
  }

  /** Closes all of them, and each that is opened later. They tell of no end, for there was none. */
  @Override
  public void close() {
    stopped = true;
    thread.shutdownNow();
    open.keySet().forEach(session -> streamsOf(session).forEach(EventStream::close));
  }

  private List<EventStream> streamsOf(SessionId session) {
    return List.copyOf(open.getOrDefault(session, Set.of()));
  }

  private boolean keep(EventStream stream) {
    Set<EventStream> all = open.compute(stream.session().id(), (id, present) -> {
      Set<EventStream> next = present == null ? new HashSet<>() : new HashSet<>(present);
      if (next.size() < MOST_OF_A_SESSION) next.add(stream);
      return next;
    });
    return all.contains(stream);
  }

  private void forget(EventStream stream) {
    open.computeIfPresent(stream.session().id(), (id, present) -> {
      Set<EventStream> next = new HashSet<>(present);
      next.remove(stream);
      return next.isEmpty() ? null : next;
    });
  }
}
