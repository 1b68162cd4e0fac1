package dev.jeton.sample.stream;

import dev.jeton.json.JsonObject;
import dev.jeton.near.Registration;
import dev.jeton.session.Session;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One open stream of server-sent events (HTML Standard, section 9.2). It tells the limits of its
 * session and that its subject has others, gives signs of life, and closes when the session has
 * ended. Thread-safe.
 */
public final class EventStream implements AutoCloseable {

  private static final String SIGN_OF_LIFE = ":\n\n";
  private static final String CHANGED = "event: sessions\ndata: {}\n\n";
  private static final String ENDED = "event: ended\ndata: {}\n\n";

  private final Session session;
  private final Consumer<EventStream> whenClosed;
  private boolean ended;
  private boolean closed;

  @Nullable
  private EventSink sink;

  @Nullable
  private Registration registration;

  EventStream(Session session, Consumer<EventStream> whenClosed) {
    this.session = session;
    this.whenClosed = whenClosed;
  }

  /**
   * Begins to write to {@code to}. What happened since it was opened is told at once, be it that the
   * session has ended.
   */
  public synchronized void writeTo(EventSink to) {
    sink = to;
    to.send(opening(session));
    if (ended) to.send(ENDED);
    if (closed) to.close();
  }

  /** Lets go of it: the client has gone, or the server stops. Idempotent. */
  @Override
  public void close() {
    synchronized (this) {
      if (closed) return;
      closed = true;
      if (registration != null) registration.close();
      if (sink != null) sink.close();
    }
    whenClosed.accept(this);
  }

  Session session() {
    return session;
  }

  /** Whoever hears of the end for it; let go at once where it is closed already. */
  synchronized void heardBy(Registration place) {
    registration = place;
    if (closed) place.close();
  }

  /** Its session has ended: says so, without a reason, and closes. */
  void end() {
    synchronized (this) {
      if (closed) return;
      ended = true;
      if (sink != null) sink.send(ENDED);
    }
    close();
  }

  /** Its subject has a session more or less: says so, and not which. */
  synchronized void changed() {
    if (sink != null && !closed) sink.send(CHANGED);
  }

  synchronized void giveSignOfLife() {
    if (sink != null && !closed) sink.send(SIGN_OF_LIFE);
  }

  private static String opening(Session session) {
    Map<String, String> limits = new LinkedHashMap<>();
    limits.put("idle_expires_at", session.idleEndsAt().toString());
    limits.put("absolute_expires_at", session.absoluteEndsAt().toString());
    String json = new String(JsonObject.of(limits).utf8(), StandardCharsets.UTF_8);
    return "retry: 3000\nevent: limits\ndata: " + json + "\n\n";
  }
}
